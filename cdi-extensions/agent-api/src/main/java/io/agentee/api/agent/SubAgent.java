package io.agentee.api.agent;

import static java.util.Objects.requireNonNull;

import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import io.agentee.api.tool.ToolSpecification;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An agent that another one may hand tasks to. To the model of the other it is a tool, named {@code subagent_} and the name
 * of the agent, whose only argument is the instruction; a call of it is a run of its own.
 *
 * @param definition the agent, as it was when the outermost run was started
 * @param fingerprint of that definition, as {@link AgentCatalog#fingerprint} has it
 */
public record SubAgent(AgentDefinition definition, String fingerprint) {

    /** The name of the argument that says what is to be done. */
    public static final String INSTRUCTION = "instruction";

    /** How the source of such a tool begins; the name of the agent follows. */
    public static final String SOURCE_PREFIX = "agent:";

    private static final String TOOL_PREFIX = "subagent_";
    private static final JsonSchema PARAMETERS = new JsonSchema(Map.of(
            "type",
            "object",
            "properties",
            Map.of(
                    INSTRUCTION,
                    Map.of(
                            "type",
                            "string",
                            "pattern",
                            "\\S",
                            "description",
                            "What to do, with all that has to be known for it: nothing else is handed over")),
            "required",
            List.of(INSTRUCTION),
            "additionalProperties",
            false));

    public SubAgent {
        requireNonNull(definition, "definition is null");
        requireNonNull(fingerprint, "fingerprint is null");
    }

    /** Whether an agent of this name can be a sub-agent: some names are too long for the name of a tool. */
    public static boolean isPossible(AgentName name) {
        return ToolSpecification.isLegalName(TOOL_PREFIX + name);
    }

    /**
     * The tool by which a model hands tasks to an agent.
     *
     * @param description what the agent is for; may be empty
     * @throws IllegalArgumentException if the name is too long
     */
    public static ToolSpecification tool(AgentName name, String description) {
        String does = description.isBlank() ? "" : ": " + description;
        return new ToolSpecification(
                TOOL_PREFIX + name,
                "Hands a task to the agent '%s'%s".formatted(name, does),
                PARAMETERS,
                ToolEffect.ONCE,
                SOURCE_PREFIX + name,
                false);
    }

    /** The agent that does the work of this tool; empty when it is another kind of tool. */
    public static Optional<AgentName> behind(ToolSpecification tool) {
        return tool.source().startsWith(SOURCE_PREFIX)
                ? Optional.of(new AgentName(tool.source().substring(SOURCE_PREFIX.length())))
                : Optional.empty();
    }

    /** As {@link #behind(ToolSpecification)}, by the name of the tool: for where nothing else of it is known. */
    public static Optional<AgentName> behind(String toolName) {
        return Optional.of(toolName)
                .filter(name -> name.startsWith(TOOL_PREFIX))
                .map(name -> name.substring(TOOL_PREFIX.length()))
                .filter(AgentName::isLegal)
                .map(AgentName::new);
    }
}
