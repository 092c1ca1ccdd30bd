package io.agentee.api.agent;

import static java.util.Objects.requireNonNull;

import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolSpecification;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An agent, complete and immutable. A run carries the definition that it was started with and never looks at a newer
 * one.
 *
 * @param name the agent's name
 * @param description what it is for, in one sentence; may be empty
 * @param systemPrompt the instruction that opens each call of the model; may be empty
 * @param model the configured model, {@code agentee.models.{model}}
 * @param tools what it may call, each name once; its sub-agents are among them, as {@link SubAgent#tool} makes them
 * @param approval which calls need a human's approval
 * @param responseSchema the schema of its answer, when that is structured
 * @param execution how its runs are executed
 */
public record AgentDefinition(
        AgentName name,
        String description,
        String systemPrompt,
        String model,
        List<ToolSpecification> tools,
        ApprovalPolicy approval,
        Optional<JsonSchema> responseSchema,
        ExecutionPolicy execution) {

    /**
     * @throws IllegalArgumentException if two tools have the same name
     */
    public AgentDefinition {
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        requireNonNull(systemPrompt, "systemPrompt is null");
        requireNonNull(model, "model is null");
        requireNonNull(tools, "tools is null");
        requireNonNull(approval, "approval is null");
        requireNonNull(responseSchema, "responseSchema is null");
        requireNonNull(execution, "execution is null");
        tools = List.copyOf(tools);
        Set<String> names = new HashSet<>();
        for (ToolSpecification tool : tools) {
            if (!names.add(tool.name())) {
                throw new IllegalArgumentException("agent '%s' has two tools named '%s'".formatted(name, tool.name()));
            }
        }
    }

    /** The tool of this name, as the model knows it. */
    public Optional<ToolSpecification> tool(String toolName) {
        return tools.stream().filter(tool -> tool.name().equals(toolName)).findFirst();
    }

    /** The agents that it may hand tasks to. */
    public List<AgentName> subAgents() {
        return tools.stream().flatMap(tool -> SubAgent.behind(tool).stream()).toList();
    }

    /** The same definition with other limits, as a request may ask for. */
    public AgentDefinition withLimits(RunLimits limits) {
        return new AgentDefinition(
                name, description, systemPrompt, model, tools, approval, responseSchema, execution.withLimits(limits));
    }
}
