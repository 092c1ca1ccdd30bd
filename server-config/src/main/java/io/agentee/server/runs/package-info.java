/** Runs as a caller of the HTTP API sees them: started, watched event by event across broken connections, and shown on a terminal. */
@NullMarked
package io.agentee.server.runs;

import org.jspecify.annotations.NullMarked;
