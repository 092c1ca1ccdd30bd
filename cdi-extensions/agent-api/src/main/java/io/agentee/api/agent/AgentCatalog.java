package io.agentee.api.agent;

import java.util.List;
import java.util.Optional;

/** The agents of a deployment. Immutable once the deployment is up; safe for use by many threads. */
public interface AgentCatalog {

    /** All agents, by name. */
    List<AgentDefinition> all();

    /** The agent of this name. */
    default Optional<AgentDefinition> find(AgentName name) {
        return all().stream().filter(agent -> agent.name().equals(name)).findFirst();
    }
}
