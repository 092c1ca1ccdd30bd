package io.agentee.api.model;

import static java.util.Objects.requireNonNull;

import io.agentee.api.message.ToolCall;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model answered.
 *
 * @param content the text; may be empty when there are tool calls
 * @param toolCalls what it asks for, in its order
 * @param reasoning what it thought aloud, when the provider tells
 * @param providerState what the provider wants to see again with this answer
 * @param usage what the call cost
 */
public record ModelResponse(
        String content,
        List<ToolCall> toolCalls,
        Optional<String> reasoning,
        Map<String, String> providerState,
        TokenUsage usage) {

    public ModelResponse {
        requireNonNull(content, "content is null");
        requireNonNull(toolCalls, "toolCalls is null");
        requireNonNull(reasoning, "reasoning is null");
        requireNonNull(providerState, "providerState is null");
        requireNonNull(usage, "usage is null");
        toolCalls = List.copyOf(toolCalls);
        providerState = Collections.unmodifiableMap(new LinkedHashMap<>(providerState));
    }

    /** An answer that is only text. */
    public static ModelResponse text(String content, TokenUsage usage) {
        return new ModelResponse(content, List.of(), Optional.empty(), Map.of(), usage);
    }
}
