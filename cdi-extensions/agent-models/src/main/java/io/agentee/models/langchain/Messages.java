package io.agentee.models.langchain;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ModelRequest;
import io.agentee.models.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A transcript in LangChain4j's messages. */
final class Messages {

    /** Providers refuse empty texts, but a user may say nothing and a tool may return nothing. */
    private static final String NOTHING = "(empty)";

    private static final String MALFORMED = "malformed_arguments";

    private Messages() {}

    /** The system prompt and the transcript. */
    static List<ChatMessage> of(ModelRequest request, ProviderState state) {
        List<ChatMessage> messages = new ArrayList<>(request.messages().size() + 1);
        if (!request.systemPrompt().isBlank()) {
            messages.add(SystemMessage.from(request.systemPrompt()));
        }
        for (Message message : request.messages()) {
            if (message instanceof Message.User user) {
                messages.add(UserMessage.from(orNothing(user.content())));
            } else if (message instanceof Message.ToolResult result) {
                messages.add(toolResult(result));
            } else if (message instanceof Message.Assistant answer && !isEmpty(answer)) {
                messages.add(answer(answer, state));
            }
        }
        return messages;
    }

    private static boolean isEmpty(Message.Assistant answer) {
        return answer.content().isBlank() && answer.toolCalls().isEmpty();
    }

    private static ChatMessage toolResult(Message.ToolResult result) {
        return ToolExecutionResultMessage.builder()
                .id(result.toolCallId().value())
                .toolName(result.toolName())
                .text(orNothing(result.content()))
                .isError(result.error())
                .build();
    }

    private static ChatMessage answer(Message.Assistant answer, ProviderState state) {
        AiMessage.Builder builder = AiMessage.builder()
                .toolExecutionRequests(
                        answer.toolCalls().stream().map(Messages::toolCall).toList())
                .attributes(state.attributesOf(answer));
        if (!answer.content().isBlank()) {
            builder.text(answer.content());
        }
        state.reasoningOf(answer).ifPresent(builder::thinking);
        return builder.build();
    }

    private static ToolExecutionRequest toolCall(ToolCall call) {
        return ToolExecutionRequest.builder()
                .id(call.id().value())
                .name(call.name())
                .arguments(asObject(call.arguments()))
                .build();
    }

    // The transcript keeps what the model wrote, but most providers accept nothing but an object.
    private static String asObject(String arguments) {
        if (arguments.isBlank()) {
            return "{}";
        }
        if (Json.readObject(arguments).isPresent()) {
            return arguments;
        }
        Map<String, Object> wrapped = new LinkedHashMap<>();
        wrapped.put(MALFORMED, arguments);
        return Json.write(wrapped);
    }

    private static String orNothing(String text) {
        return text.isBlank() ? NOTHING : text;
    }
}
