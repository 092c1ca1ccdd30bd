/** Kills, stops and replaces servers under runs, and counts what the runs did. */
@NullMarked
package io.agentee.e2e.durability;

import org.jspecify.annotations.NullMarked;
