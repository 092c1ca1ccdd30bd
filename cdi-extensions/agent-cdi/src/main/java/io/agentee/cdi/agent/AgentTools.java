package io.agentee.cdi.agent;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.cdi.Problems;
import io.agentee.cdi.config.AgentSettings;
import io.agentee.cdi.key.AgenteeKey;
import io.agentee.cdi.tool.BeanTool;
import io.agentee.cdi.tool.ToolReference;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the tools that agents name, and those by which they hand tasks to their sub-agents. */
final class AgentTools {

    private final List<BeanTool> all;
    private final SubAgents subAgents;
    private final Problems problems;

    AgentTools(List<BeanTool> all, SubAgents subAgents, Problems problems) {
        this.all = all;
        this.subAgents = subAgents;
        this.problems = problems;
    }

    /** The tools of an agent, in the order in which it names them, and its sub-agents after them. */
    List<DeclaredTool> of(AgentSettings agent, Optional<AgentInterface> declared) {
        Stream<DeclaredTool> ofBeans = ofBeans(agent, declared).stream().map(DeclaredTool::of);
        Stream<DeclaredTool> ofAgents = subAgents.of(agent, declared).stream().map(DeclaredTool::of);
        return withUniqueNames(agent.name(), Stream.concat(ofBeans, ofAgents).toList());
    }

    private Set<BeanTool> ofBeans(AgentSettings agent, Optional<AgentInterface> declared) {
        Set<BeanTool> found = new LinkedHashSet<>();
        Optional<List<String>> references = agent.overrides().tools();
        if (references.isPresent()) {
            references.get().forEach(reference -> found.addAll(referenced(agent.name(), reference)));
        } else {
            declared.ifPresent(each -> each.tools().forEach(type -> found.addAll(ofClass(each, type))));
        }
        return found;
    }

    private Collection<BeanTool> referenced(AgentName agent, String text) {
        String key = AgenteeKey.TOOLS.of(agent.value());
        Optional<ToolReference> reference = ToolReference.parse(text);
        if (reference.isEmpty()) {
            // The definition of an agent names its sub-agents so; configuration names them by another key.
            problems.add(
                    text.startsWith(SubAgent.SOURCE_PREFIX)
                            ? MESSAGES.agentAmongTools(key, text, AgenteeKey.SUB_AGENTS.of(agent.value()))
                            : MESSAGES.illegalToolReference(key, text));
            return List.of();
        }
        List<BeanTool> found = reference.get().in(all);
        if (found.isEmpty()) {
            problems.add(MESSAGES.unknownTool(key, text, known()));
        }
        return found;
    }

    private Collection<BeanTool> ofClass(AgentInterface agent, Class<?> type) {
        List<BeanTool> found = all.stream()
                .filter(tool -> type.isAssignableFrom(tool.beanClass()))
                .toList();
        if (found.isEmpty()) {
            problems.add(MESSAGES.noToolClass(agent.type().getName(), type.getName()));
        }
        return found;
    }

    private List<DeclaredTool> withUniqueNames(AgentName agent, List<DeclaredTool> tools) {
        Map<String, DeclaredTool> byName = new LinkedHashMap<>();
        for (DeclaredTool tool : tools) {
            ToolSpecification specification = tool.specification();
            DeclaredTool other = byName.putIfAbsent(specification.name(), tool);
            // Two of the same source are a problem of the bean, which was noted when its methods were read.
            if (other != null && !other.specification().source().equals(specification.source())) {
                problems.add(MESSAGES.duplicateToolOfAgent(
                        agent.value(),
                        specification.name(),
                        other.specification().source(),
                        specification.source()));
            }
        }
        return List.copyOf(byName.values());
    }

    private String known() {
        return all.stream()
                .map(tool -> tool.specification().source())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
