/** The calls of a turn as Temporal activities: what the workflow asks for and what it gets. */
@NullMarked
package io.agentee.runtime.turn;

import org.jspecify.annotations.NullMarked;
