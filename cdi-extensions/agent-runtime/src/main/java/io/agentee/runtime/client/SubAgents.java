package io.agentee.runtime.client;

import io.agentee.api.agent.AgentCatalog;
import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.SubAgent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds whom a run may hand tasks to, directly or by others. */
final class SubAgents {

    private SubAgents() {}

    /**
     * The sub-agents of an agent, and theirs, by name.
     *
     * @throws IllegalArgumentException if the catalog does not have one of them
     */
    static List<SubAgent> of(AgentDefinition agent, AgentCatalog catalog) {
        Map<String, SubAgent> found = new TreeMap<>();
        Deque<AgentName> wanted = new ArrayDeque<>(agent.subAgents());
        while (!wanted.isEmpty()) {
            AgentName name = wanted.remove();
            if (!found.containsKey(name.value())) {
                AgentDefinition definition = catalog.find(name)
                        .orElseThrow(() -> new IllegalArgumentException("there is no agent '%s'".formatted(name)));
                found.put(name.value(), new SubAgent(definition, catalog.fingerprint(name)));
                wanted.addAll(definition.subAgents());
            }
        }
        return List.copyOf(found.values());
    }
}
