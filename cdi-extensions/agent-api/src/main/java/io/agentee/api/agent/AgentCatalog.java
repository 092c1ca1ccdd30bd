package io.agentee.api.agent;

import java.util.List;
import java.util.Optional;

/** The agents of a deployment. Immutable once the deployment is up; safe for use by many threads. */
public interface AgentCatalog {

    /** All agents, by name. */
    List<AgentDefinition> all();

    /**
     * The fingerprint of an agent's definition, {@code sha256:} and 64 hexadecimal digits: equal definitions have equal
     * fingerprints, in every process.
     *
     * @throws IllegalArgumentException if there is no such agent
     */
    String fingerprint(AgentName name);

    /** The agent of this name. */
    default Optional<AgentDefinition> find(AgentName name) {
        return all().stream().filter(agent -> agent.name().equals(name)).findFirst();
    }
}
