package io.agentee.cdi.policy;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.policy.PolicyCatalog;
import io.agentee.api.policy.ToolCallPolicy;
import io.agentee.cdi.Problems;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The policies that agents can name. */
public final class NamedPolicies implements PolicyCatalog {

    private final Map<String, ToolCallPolicy> byName;
    private final List<String> nameless;

    NamedPolicies(Map<String, ToolCallPolicy> byName, List<String> nameless) {
        this.byName = Collections.unmodifiableMap(new TreeMap<>(byName));
        this.nameless = List.copyOf(nameless);
    }

    @Override
    public Optional<ToolCallPolicy> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Notes policies that agents name and that are not there. */
    public void check(Collection<AgentDefinition> agents, Problems problems) {
        for (AgentDefinition agent : agents) {
            agent.approval().policies().stream()
                    .filter(policy -> !byName.containsKey(policy))
                    .forEach(policy -> problems.add(MESSAGES.unknownPolicy(
                            "agentee.agents.%s.approval.policies".formatted(agent.name()),
                            policy,
                            String.join(", ", byName.keySet()))));
        }
    }

    /** Warns of policies that judge no call: somebody wrote them for a reason. */
    public void warnOfIdle(Collection<AgentDefinition> agents) {
        byName.keySet().stream()
                .filter(name -> agents.stream()
                        .noneMatch(agent -> agent.approval().policies().contains(name)))
                .forEach(MESSAGES::idlePolicy);
        nameless.forEach(MESSAGES::namelessPolicy);
    }
}
