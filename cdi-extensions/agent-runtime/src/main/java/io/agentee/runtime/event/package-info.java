/** Tells the events of a run from what its history records and what its models stream. Decides alone, waits for nothing. */
@NullMarked
package io.agentee.runtime.event;

import org.jspecify.annotations.NullMarked;
