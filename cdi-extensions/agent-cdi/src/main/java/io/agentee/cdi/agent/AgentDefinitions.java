package io.agentee.cdi.agent;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.ApprovalPolicy;
import io.agentee.cdi.Problems;
import io.agentee.cdi.config.AgentSettings;
import io.agentee.cdi.config.AgenteeSettings;
import io.agentee.cdi.key.AgenteeKey;
import io.agentee.cdi.tool.BeanTool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes definitions of what annotations declare and configuration says; configuration goes first. */
public final class AgentDefinitions {

    private static final String DEFAULT_MODEL = AgenteeKey.MODEL.defaultText();

    private final Map<AgentName, AgentInterface> annotated = new LinkedHashMap<>();
    private final Problems problems;

    /** With these interfaces; notes what is wrong with them. */
    public AgentDefinitions(Collection<AgentInterface> interfaces, Problems problems) {
        this.problems = problems;
        for (AgentInterface each : interfaces) {
            if (!each.check(problems)) {
                continue;
            }
            AgentInterface other = annotated.putIfAbsent(each.name(), each);
            if (other != null) {
                problems.add(MESSAGES.duplicateAgent(
                        each.name().value(), other.type().getName(), each.type().getName()));
            }
        }
    }

    /** The agents that annotations declare. */
    public Set<AgentName> annotated() {
        return annotated.keySet();
    }

    /** The definitions of all agents, by name; notes what is wrong with them. */
    public List<AgentDefinition> define(AgenteeSettings settings, List<BeanTool> tools) {
        Collection<AgentSettings> agents = settings.agents().values();
        AgentTools agentTools = new AgentTools(tools, new SubAgents(descriptions(agents), problems), problems);
        AgentApprovals approvals = new AgentApprovals(problems);
        List<AgentDefinition> definitions = new ArrayList<>();
        agents.forEach(agent -> {
            AgentDefinition definition = define(agent, agentTools, approvals);
            // A client makes no model calls, and has no need of keys and settings of models.
            if (settings.workerEnabled() && !settings.models().containsKey(definition.model())) {
                problems.add(MESSAGES.unknownModel(
                        agent.name().value(),
                        definition.model(),
                        AgenteeKey.MODEL_PROVIDER.of(definition.model()),
                        String.join(", ", settings.models().keySet())));
            }
            definitions.add(definition);
        });
        new SubAgentChains(definitions, problems).check(agents);
        return definitions;
    }

    private AgentDefinition define(AgentSettings settings, AgentTools agentTools, AgentApprovals approvals) {
        Optional<AgentInterface> declared = declared(settings);
        AgentSettings.Overrides overrides = settings.overrides();
        int before = problems.all().size();
        List<DeclaredTool> tools = agentTools.of(settings, declared);
        // With tools missing, rules of approval would seem wrong that are not.
        boolean complete = problems.all().size() == before;
        return new AgentDefinition(
                settings.name(),
                description(settings),
                overrides
                        .systemPrompt()
                        .or(() -> declared.map(each -> each.declaration().systemPrompt()))
                        .orElse(""),
                overrides
                        .model()
                        .or(() -> declared.map(each -> each.declaration().model()))
                        .orElse(DEFAULT_MODEL),
                tools.stream().map(DeclaredTool::specification).toList(),
                complete ? approvals.of(settings, tools) : ApprovalPolicy.required(),
                settings.responseSchema(),
                settings.execution());
    }

    /** What the agents are for: who hands tasks to another one tells its model so, in whatever order they are defined. */
    private Map<AgentName, String> descriptions(Collection<AgentSettings> agents) {
        Map<AgentName, String> descriptions = new LinkedHashMap<>();
        agents.forEach(agent -> descriptions.put(agent.name(), description(agent)));
        return descriptions;
    }

    private String description(AgentSettings settings) {
        return settings.overrides()
                .description()
                .or(() -> declared(settings).map(each -> each.declaration().description()))
                .orElse("");
    }

    private Optional<AgentInterface> declared(AgentSettings settings) {
        return Optional.ofNullable(annotated.get(settings.name()));
    }
}
