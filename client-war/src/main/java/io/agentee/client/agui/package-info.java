/** Runs for clients that speak AG-UI, the Agent User Interaction Protocol. */
@NullMarked
package io.agentee.client.agui;

import org.jspecify.annotations.NullMarked;
