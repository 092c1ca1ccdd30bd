/** The command line of {@code ./agentee}. */
@NullMarked
package io.agentee.server.launcher;

import org.jspecify.annotations.NullMarked;
