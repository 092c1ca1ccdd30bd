package io.agentee.client.console.run;

import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import io.agentee.client.console.form.ArgumentRow;
import io.agentee.client.console.text.Moment;
import io.agentee.client.console.text.VisibleText;
import java.util.List;
import java.util.Optional;

/**
 * A message of a transcript on a page.
 *
 * @param kind who speaks: user, assistant or tool
 * @param who the same in words
 * @param at when
 * @param text what is said; may be empty
 * @param reasoning what the model thought aloud
 * @param calls what the model asks for
 * @param failed whether it tells of a failure
 */
public record MessageView(
        String kind,
        String who,
        Moment at,
        String text,
        Optional<String> reasoning,
        List<CallView> calls,
        boolean failed) {

    /**
     * A tool call on a page.
     *
     * @param tool the tool
     * @param delegate the agent that it hands a task to, when it does
     * @param rows its arguments
     */
    public record CallView(String tool, Optional<AgentName> delegate, List<ArgumentRow> rows) {

        static CallView of(ToolCall call) {
            return new CallView(
                    VisibleText.of(call.name()), SubAgent.behind(call.name()), ArgumentRow.of(call.arguments()));
        }
    }

    /**
     * A message.
     *
     * @param teller who says what to do, in words
     */
    static MessageView of(Message message, String teller) {
        if (message instanceof Message.Assistant assistant) {
            return new MessageView(
                    "assistant",
                    "Model",
                    new Moment(message.createdAt()),
                    VisibleText.of(message.content()),
                    assistant.reasoning().map(VisibleText::of),
                    assistant.toolCalls().stream().map(CallView::of).toList(),
                    false);
        }
        if (message instanceof Message.ToolResult result) {
            return said("tool", resultOf(result.toolName()), message, result.error());
        }
        return said("user", teller, message, false);
    }

    private static String resultOf(String tool) {
        return SubAgent.behind(tool)
                .map(agent -> "Answer of %s (%s)".formatted(agent, tool))
                .orElseGet(() -> "Result of " + VisibleText.of(tool));
    }

    private static MessageView said(String kind, String who, Message message, boolean failed) {
        return new MessageView(
                kind,
                who,
                new Moment(message.createdAt()),
                VisibleText.of(message.content()),
                Optional.empty(),
                List.of(),
                failed);
    }
}
