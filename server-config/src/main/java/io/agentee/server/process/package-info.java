/** Processes of this machine: starting, finding again, waiting for and ending them. */
@NullMarked
package io.agentee.server.process;

import org.jspecify.annotations.NullMarked;
