package io.agentee.api.message;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One message of a transcript. The system prompt is not among them: it belongs to the definition. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "role")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Message.User.class, name = "user"),
    @JsonSubTypes.Type(value = Message.Assistant.class, name = "assistant"),
    @JsonSubTypes.Type(value = Message.ToolResult.class, name = "tool")
})
public sealed interface Message {

    /** Identifies the message within its run. */
    MessageId messageId();

    /** What it says; may be empty. */
    String content();

    /** When it entered the transcript. */
    Instant createdAt();

    /**
     * What the user, or the loop on the user's behalf, says to the model.
     *
     * @param messageId identifies the message
     * @param content what is said
     * @param createdAt when
     */
    record User(MessageId messageId, String content, Instant createdAt) implements Message {

        public User {
            requireNonNull(messageId, "messageId is null");
            requireNonNull(content, "content is null");
            requireNonNull(createdAt, "createdAt is null");
        }
    }

    /**
     * What the model answered.
     *
     * @param messageId identifies the message
     * @param content the text of the answer; may be empty when there are tool calls
     * @param toolCalls what it asks for, in its order
     * @param reasoning what it thought aloud, when the provider tells
     * @param providerState what the provider wants to see again with this message, such as signatures of its reasoning
     * @param createdAt when
     */
    record Assistant(
            MessageId messageId,
            String content,
            List<ToolCall> toolCalls,
            Optional<String> reasoning,
            Map<String, String> providerState,
            Instant createdAt)
            implements Message {

        public Assistant {
            requireNonNull(messageId, "messageId is null");
            requireNonNull(content, "content is null");
            requireNonNull(toolCalls, "toolCalls is null");
            requireNonNull(reasoning, "reasoning is null");
            requireNonNull(providerState, "providerState is null");
            requireNonNull(createdAt, "createdAt is null");
            toolCalls = List.copyOf(toolCalls);
            providerState = Collections.unmodifiableMap(new LinkedHashMap<>(providerState));
        }
    }

    /**
     * What a tool call came to.
     *
     * @param messageId identifies the message
     * @param toolCallId the call that it answers
     * @param toolName the tool that was called
     * @param content the result, or what went wrong; JSON unless the tool returns text
     * @param error whether it tells of a failure
     * @param createdAt when
     */
    record ToolResult(
            MessageId messageId,
            ToolCallId toolCallId,
            String toolName,
            String content,
            boolean error,
            Instant createdAt)
            implements Message {

        public ToolResult {
            requireNonNull(messageId, "messageId is null");
            requireNonNull(toolCallId, "toolCallId is null");
            requireNonNull(toolName, "toolName is null");
            requireNonNull(content, "content is null");
            requireNonNull(createdAt, "createdAt is null");
        }
    }
}
