package io.agentee.cdi.key;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentName;
import java.util.Set;

/**
 * What code declares that keys can speak of.
 *
 * @param agents the agents that annotations declare
 * @param tools the names of tools
 */
public record Declared(Set<AgentName> agents, Set<String> tools) {

    public Declared {
        requireNonNull(agents, "agents is null");
        requireNonNull(tools, "tools is null");
        agents = Set.copyOf(agents);
        tools = Set.copyOf(tools);
    }
}
