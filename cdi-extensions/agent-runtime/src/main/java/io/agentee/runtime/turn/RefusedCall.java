package io.agentee.runtime.turn;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.message.ToolCall;
import io.agentee.api.tool.ToolSpecification;
import java.util.List;
import java.util.Optional;

/** Tool calls that are answered without calling anything. */
public final class RefusedCall {

    private RefusedCall() {}

    /** What the model reads of a call that is not made; empty when it is made. Follows from the definition alone. */
    public static Optional<ToolAnswer> answer(AgentDefinition definition, ToolCall call) {
        Optional<ToolSpecification> tool = definition.tool(call.name());
        if (tool.isEmpty()) {
            return Optional.of(ToolAnswer.refused(unknown(definition, call.name())));
        }
        return Optional.empty();
    }

    private static String unknown(AgentDefinition definition, String name) {
        List<String> names =
                definition.tools().stream().map(ToolSpecification::name).toList();
        return "There is no tool '%s'. The tools are: %s.".formatted(name, String.join(", ", names));
    }
}
