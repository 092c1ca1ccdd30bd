package io.agentee.runtime.turn;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.agentee.api.grant.GrantId;
import java.util.Optional;

/**
 * What a review came to. Recorded once, so that every replay finds the same.
 *
 * @param outcome what is to be done with the call
 * @param reason why; the model reads it when the call is refused; may be empty
 * @param grant the grant that lets the call through
 */
public record ToolReview(Outcome outcome, String reason, Optional<GrantId> grant) {

    public ToolReview {
        requireNonNull(outcome, "outcome is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(grant, "grant is null");
    }

    /** The call is made. */
    public static ToolReview allowed(String reason) {
        return new ToolReview(Outcome.ALLOWED, reason, Optional.empty());
    }

    /** The call is made, because a human has said so before. */
    public static ToolReview granted(GrantId grant) {
        return new ToolReview(Outcome.ALLOWED, "", Optional.of(grant));
    }

    /** A human is asked. */
    public static ToolReview ask(String reason) {
        return new ToolReview(Outcome.ASK, reason, Optional.empty());
    }

    /** The call is not made, and nobody is asked. */
    public static ToolReview refused(String reason) {
        return new ToolReview(Outcome.REFUSED, reason, Optional.empty());
    }

    /** What is to be done with a call. */
    public enum Outcome {
        /** It is made. */
        @JsonProperty("allowed")
        ALLOWED,
        /** A human is asked. */
        @JsonProperty("ask")
        ASK,
        /** It is not made. */
        @JsonProperty("refused")
        REFUSED
    }
}
