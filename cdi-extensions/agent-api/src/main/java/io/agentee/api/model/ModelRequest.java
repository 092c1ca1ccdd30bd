package io.agentee.api.model;

import static java.util.Objects.requireNonNull;

import io.agentee.api.message.Message;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolSpecification;
import java.util.List;
import java.util.Optional;

/**
 * What a model is told in one call.
 *
 * @param systemPrompt the instruction; may be empty
 * @param messages the transcript so far
 * @param tools what it may ask for; empty in the closing call
 * @param responseSchema the schema of the answer, when that is structured
 * @param attempt the attempt of this call, from 1
 */
public record ModelRequest(
        String systemPrompt,
        List<Message> messages,
        List<ToolSpecification> tools,
        Optional<JsonSchema> responseSchema,
        int attempt) {

    public ModelRequest {
        requireNonNull(systemPrompt, "systemPrompt is null");
        requireNonNull(messages, "messages is null");
        requireNonNull(tools, "tools is null");
        requireNonNull(responseSchema, "responseSchema is null");
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt must be at least 1, not " + attempt);
        }
    }

    /** Which model call of the run this is, from 1: each earlier one left its answer in the transcript. */
    public int callNumber() {
        return 1
                + (int) messages.stream()
                        .filter(Message.Assistant.class::isInstance)
                        .count();
    }
}
