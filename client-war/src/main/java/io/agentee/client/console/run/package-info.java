/** Runs: their list, their pages, their events. */
@NullMarked
package io.agentee.client.console.run;

import org.jspecify.annotations.NullMarked;
