package io.agentee.client.run;

import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.Usage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a run has used so far.
 *
 * @param inputTokens tokens of the prompts, cached ones included
 * @param outputTokens tokens of the answers, reasoning included
 * @param totalTokens the sum of both
 * @param cachedInputTokens those of the input that the provider had cached
 * @param reasoningTokens those of the output that were reasoning
 * @param modelCalls model calls that were answered
 * @param toolCalls tool calls that were executed
 */
@Schema(name = "Usage", description = "What a run has used so far")
record UsageBody(
        long inputTokens,
        long outputTokens,
        long totalTokens,
        long cachedInputTokens,
        long reasoningTokens,
        int modelCalls,
        int toolCalls) {

    static UsageBody of(Usage usage) {
        TokenUsage tokens = usage.tokens();
        return new UsageBody(
                tokens.inputTokens(),
                tokens.outputTokens(),
                tokens.inputTokens() + tokens.outputTokens(),
                tokens.cachedInputTokens(),
                tokens.reasoningTokens(),
                usage.modelCalls(),
                usage.toolCalls());
    }
}
