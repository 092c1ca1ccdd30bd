package io.agentee.runtime.turn;

import static java.util.Objects.requireNonNull;

import io.agentee.api.model.ModelResponse;
import java.util.List;

/**
 * What a model call came to.
 *
 * @param response what the model answered
 * @param attempt which attempt of the call gave the answer, from 1
 * @param violations in what the answer differs from the agent's response schema; empty when it asks for tools
 */
public record ModelAnswer(ModelResponse response, int attempt, List<String> violations) {

    public ModelAnswer {
        requireNonNull(response, "response is null");
        requireNonNull(violations, "violations is null");
        // Histories of the time before attempts were told have none.
        attempt = Math.max(1, attempt);
        violations = List.copyOf(violations);
    }
}
