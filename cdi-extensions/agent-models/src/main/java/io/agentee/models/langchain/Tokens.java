package io.agentee.models.langchain;

import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/** Token counts, which LangChain4j leaves null where a provider says nothing. */
final class Tokens {

    private Tokens() {}

    static long count(@Nullable Integer count) {
        return count == null ? 0 : Math.max(count, 0);
    }

    static io.agentee.api.model.TokenUsage plain(TokenUsage usage) {
        return new io.agentee.api.model.TokenUsage(
                count(usage.inputTokenCount()), count(usage.outputTokenCount()), 0, 0);
    }
}
