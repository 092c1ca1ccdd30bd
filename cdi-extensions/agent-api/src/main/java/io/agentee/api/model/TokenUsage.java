package io.agentee.api.model;

/**
 * Tokens of one or more model calls.
 *
 * @param inputTokens tokens of the prompts, cached ones included
 * @param outputTokens tokens of the answers, reasoning included
 * @param cachedInputTokens those of the input that the provider had cached
 * @param reasoningTokens those of the output that were reasoning
 */
public record TokenUsage(long inputTokens, long outputTokens, long cachedInputTokens, long reasoningTokens) {

    /** No tokens. */
    public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0);

    /**
     * @throws IllegalArgumentException if a count is negative
     */
    public TokenUsage {
        if (inputTokens < 0 || outputTokens < 0 || cachedInputTokens < 0 || reasoningTokens < 0) {
            throw new IllegalArgumentException("token counts must be 0 or more");
        }
    }

    /** The sum of both. */
    public TokenUsage plus(TokenUsage other) {
        return new TokenUsage(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cachedInputTokens + other.cachedInputTokens,
                reasoningTokens + other.reasoningTokens);
    }
}
