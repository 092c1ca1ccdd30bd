package io.agentee.client.console.agent;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentName;
import io.agentee.client.console.page.ConsolePaths;

/**
 * An agent on the page of one that may hand tasks to it.
 *
 * @param agent which
 */
public record SubAgentView(AgentName agent) {

    public SubAgentView {
        requireNonNull(agent, "agent is null");
    }

    public String name() {
        return agent.value();
    }

    public String path() {
        return ConsolePaths.agent(agent);
    }
}
