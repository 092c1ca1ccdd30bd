/** Agents: what they are, and starting a run. */
@NullMarked
package io.agentee.client.console.agent;

import org.jspecify.annotations.NullMarked;
