package io.agentee.runtime.fingerprint;

import io.agentee.api.agent.AgentCatalog;
import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A catalog of these definitions, which computes each fingerprint once. */
public final class FingerprintedAgents implements AgentCatalog {

    private final List<AgentDefinition> definitions;
    private final Map<AgentName, String> fingerprints;

    /** A catalog in this order. */
    public FingerprintedAgents(List<AgentDefinition> definitions) {
        this.definitions = List.copyOf(definitions);
        this.fingerprints =
                definitions.stream().collect(Collectors.toMap(AgentDefinition::name, DefinitionFingerprint::of));
    }

    @Override
    public List<AgentDefinition> all() {
        return definitions;
    }

    @Override
    public String fingerprint(AgentName name) {
        String fingerprint = fingerprints.get(name);
        if (fingerprint == null) {
            throw new IllegalArgumentException("there is no agent '%s'".formatted(name));
        }
        return fingerprint;
    }
}
