/** What AG-UI's own TypeScript packages make of runs: its client, its schemas and its rules of sequence. */
@NullMarked
package io.agentee.e2e.agui;

import org.jspecify.annotations.NullMarked;
