package io.agentee.api.run;

import static java.util.Objects.requireNonNull;

import io.agentee.api.model.TokenUsage;

/**
 * What a run has used so far.
 *
 * @param tokens tokens of all model calls that were answered
 * @param modelCalls model calls that were answered
 * @param toolCalls tool calls that were executed
 */
public record Usage(TokenUsage tokens, int modelCalls, int toolCalls) {

    /** Nothing used. */
    public static final Usage NONE = new Usage(TokenUsage.NONE, 0, 0);

    public Usage {
        requireNonNull(tokens, "tokens is null");
    }

    /** The sum of both. */
    public Usage plus(Usage other) {
        return new Usage(tokens.plus(other.tokens), modelCalls + other.modelCalls, toolCalls + other.toolCalls);
    }

    /** After one more model call. */
    public Usage plusModelCall(TokenUsage used) {
        return new Usage(tokens.plus(used), modelCalls + 1, toolCalls);
    }

    /** After one more tool call. */
    public Usage plusToolCall() {
        return new Usage(tokens, modelCalls, toolCalls + 1);
    }
}
