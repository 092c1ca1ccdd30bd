/** The development set-up: which servers it has, how each of them runs, and how it is brought up and down. */
@NullMarked
package io.agentee.server.setup;

import org.jspecify.annotations.NullMarked;
