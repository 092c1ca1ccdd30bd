package io.agentee.client.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import io.agentee.client.json.ApiJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message of a transcript.
 *
 * @param messageId identifies it within its run
 * @param role who says it
 * @param content what is said; may be empty
 * @param toolCalls what the assistant asks for; left out when there is nothing
 * @param toolCallId the call that a tool's message answers
 * @param createdAt when it entered the transcript
 */
@Schema(
        name = "Message",
        description = "A message of a transcript",
        requiredProperties = {"messageId", "role", "content", "createdAt"})
record MessageBody(
        String messageId,
        @Schema(enumeration = {"user", "assistant", "tool"}) String role,
        String content,

        @Schema(description = "What the assistant asks for") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ToolCallBody> toolCalls,

        @Schema(description = "The call that a tool's message answers")
        Optional<String> toolCallId,

        Instant createdAt) {

    static MessageBody of(Message message) {
        if (message instanceof Message.Assistant assistant) {
            List<ToolCallBody> toolCalls =
                    assistant.toolCalls().stream().map(ToolCallBody::of).toList();
            return of("assistant", message, toolCalls, Optional.empty());
        }
        if (message instanceof Message.ToolResult result) {
            return of(
                    "tool", message, List.of(), Optional.of(result.toolCallId().value()));
        }
        return of("user", message, List.of(), Optional.empty());
    }

    private static MessageBody of(
            String role, Message message, List<ToolCallBody> toolCalls, Optional<String> toolCallId) {
        return new MessageBody(
                message.messageId().value(), role, message.content(), toolCalls, toolCallId, message.createdAt());
    }

    /**
     * A tool call as the model asked for it.
     *
     * @param id identifies the call within its run
     * @param name the tool
     * @param arguments a JSON object; the text itself when the model wrote no such thing
     */
    @Schema(
            name = "ToolCall",
            description = "A tool call as the model asked for it",
            requiredProperties = {"id", "name", "arguments"})
    record ToolCallBody(
            String id,
            @Schema(examples = "refund") String name,

            @Schema(
                    description = "A JSON object; the text itself when the model wrote no such thing",
                    examples = "{\"order\": \"42\"}")
            Object arguments) {

        static ToolCallBody of(ToolCall call) {
            return new ToolCallBody(call.id().value(), call.name(), ApiJson.objectOrText(call.arguments()));
        }
    }
}
