/** Decisions of humans on tool calls, as state of the run: deterministic, and told to Temporal for lists and look-ups. */
@NullMarked
package io.agentee.runtime.decision;

import org.jspecify.annotations.NullMarked;
