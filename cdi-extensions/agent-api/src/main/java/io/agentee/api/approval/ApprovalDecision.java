package io.agentee.api.approval;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What one approver decided.
 *
 * @param by the name of the approver
 * @param at when
 * @param verdict what was decided
 * @param comment what the approver said about it
 * @param arguments the arguments that the approver put in place of those that were asked for, a JSON object
 * @param digest the digest of tool and arguments that the decision is about, edits included
 */
public record ApprovalDecision(
        String by, Instant at, Verdict verdict, Optional<String> comment, Optional<String> arguments, String digest) {

    public ApprovalDecision {
        requireNonNull(by, "by is null");
        requireNonNull(at, "at is null");
        requireNonNull(verdict, "verdict is null");
        requireNonNull(comment, "comment is null");
        requireNonNull(arguments, "arguments is null");
        requireNonNull(digest, "digest is null");
    }

    /** What can be decided. */
    public enum Verdict {
        /** To execute the call. */
        @JsonProperty("approve")
        APPROVE,
        /** Not to execute it. */
        @JsonProperty("reject")
        REJECT;

        /** The verdict as the HTTP API writes it. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
