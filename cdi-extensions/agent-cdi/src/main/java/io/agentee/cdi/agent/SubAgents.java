package io.agentee.cdi.agent;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.cdi.Problems;
import io.agentee.cdi.config.AgentSettings;
import io.agentee.cdi.key.AgenteeKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes tools of the agents that others name as their sub-agents. */
final class SubAgents {

    private final Map<AgentName, String> descriptions;
    private final Problems problems;

    /**
     * Of a deployment.
     *
     * @param descriptions what each of its agents is for
     * @param problems where to note what is wrong
     */
    SubAgents(Map<AgentName, String> descriptions, Problems problems) {
        this.descriptions = descriptions;
        this.problems = problems;
    }

    /** The sub-agents of an agent, in the order in which it names them, each once. */
    List<ToolSpecification> of(AgentSettings agent, Optional<AgentInterface> declared) {
        Optional<List<String>> configured = agent.overrides().subAgents();
        if (configured.isPresent()) {
            return tools(AgenteeKey.SUB_AGENTS.of(agent.name().value()), configured.get());
        }
        return declared.map(each ->
                        tools("@Agent on %s: subAgents".formatted(each.type().getName()), each.subAgents()))
                .orElse(List.of());
    }

    private List<ToolSpecification> tools(String place, List<String> names) {
        return names.stream()
                .distinct()
                .flatMap(name -> tool(place, name).stream())
                .toList();
    }

    private Optional<ToolSpecification> tool(String place, String name) {
        Optional<String> description =
                AgentName.isLegal(name) ? Optional.ofNullable(descriptions.get(new AgentName(name))) : Optional.empty();
        if (description.isEmpty()) {
            problems.add(MESSAGES.unknownSubAgent(place, name, known()));
            return Optional.empty();
        }
        AgentName agent = new AgentName(name);
        if (!SubAgent.isPossible(agent)) {
            problems.add(MESSAGES.subAgentNameTooLong(place, name));
            return Optional.empty();
        }
        return Optional.of(SubAgent.tool(agent, description.get()));
    }

    private String known() {
        return descriptions.keySet().stream().map(AgentName::value).collect(Collectors.joining(", "));
    }
}
