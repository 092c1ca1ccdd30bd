package io.agentee.runtime.fingerprint;

import io.agentee.api.agent.AgentDefinition;

/** Tells one definition from another: equal definitions have equal fingerprints, in every process. */
public final class DefinitionFingerprint {

    private DefinitionFingerprint() {}

    /**
     * The fingerprint of a definition: {@code sha256:} and 64 hexadecimal digits, over its canonical JSON.
     *
     * @param definition as it stands in the catalog, without the limits that a single request asks for
     */
    public static String of(AgentDefinition definition) {
        return CanonicalJson.digest(definition);
    }
}
