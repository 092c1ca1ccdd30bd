package io.agentee.cdi.agent;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.agent.AgentName;
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

/** Finds the tools that agents name. */
final class AgentTools {

    private final List<BeanTool> all;
    private final Problems problems;

    AgentTools(List<BeanTool> all, Problems problems) {
        this.all = all;
        this.problems = problems;
    }

    /** The tools of an agent, in the order in which it names them. */
    List<BeanTool> of(AgentSettings agent, Optional<AgentInterface> declared) {
        Set<BeanTool> found = new LinkedHashSet<>();
        Optional<List<String>> references = agent.overrides().tools();
        if (references.isPresent()) {
            String key = AgenteeKey.TOOLS.of(agent.name().value());
            references.get().forEach(reference -> found.addAll(referenced(key, reference)));
        } else {
            declared.ifPresent(each -> each.tools().forEach(type -> found.addAll(ofClass(each, type))));
        }
        return withUniqueNames(agent.name(), found);
    }

    private Collection<BeanTool> referenced(String key, String text) {
        Optional<ToolReference> reference = ToolReference.parse(text);
        if (reference.isEmpty()) {
            problems.add(MESSAGES.illegalToolReference(key, text));
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

    private List<BeanTool> withUniqueNames(AgentName agent, Collection<BeanTool> tools) {
        Map<String, BeanTool> byName = new LinkedHashMap<>();
        for (BeanTool tool : tools) {
            ToolSpecification specification = tool.specification();
            BeanTool other = byName.putIfAbsent(specification.name(), tool);
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
