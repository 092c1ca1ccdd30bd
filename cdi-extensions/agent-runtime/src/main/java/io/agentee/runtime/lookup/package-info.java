/** Calls of Temporal without threads, and what Temporal says of a run. */
@NullMarked
package io.agentee.runtime.lookup;

import org.jspecify.annotations.NullMarked;
