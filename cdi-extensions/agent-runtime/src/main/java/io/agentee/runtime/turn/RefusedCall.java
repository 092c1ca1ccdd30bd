package io.agentee.runtime.turn;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.message.ToolCall;
import io.agentee.api.tool.ToolArgumentException;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.runtime.json.ToolArguments;
import java.util.List;
import java.util.Optional;

/** Tool calls that are answered without calling anything. */
public final class RefusedCall {

    private RefusedCall() {}

    /** What the model reads of a call that is not made; empty when it is made. Follows from the definition alone. */
    public static Optional<ToolAnswer> answer(AgentDefinition definition, ToolCall call) {
        return definition
                .tool(call.name())
                .map(tool -> wrongTask(tool, call.arguments()))
                .orElseGet(() -> Optional.of(unknown(definition, call.name())))
                .map(ToolAnswer::refused);
    }

    private static String unknown(AgentDefinition definition, String name) {
        List<String> names =
                definition.tools().stream().map(ToolSpecification::name).toList();
        return "There is no tool '%s'. The tools are: %s.".formatted(name, String.join(", ", names));
    }

    /** Whoever executes a tool checks its arguments; nobody but the run itself executes a task for a sub-agent. */
    private static Optional<String> wrongTask(ToolSpecification tool, String arguments) {
        if (SubAgent.behind(tool).isEmpty()) {
            return Optional.empty();
        }
        try {
            ToolArguments.check(tool, arguments);
            return Optional.empty();
        } catch (ToolArgumentException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }
}
