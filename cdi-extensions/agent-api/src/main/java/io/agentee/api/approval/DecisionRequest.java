package io.agentee.api.approval;

import static java.util.Objects.requireNonNull;

import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.grant.GrantRequest;
import java.util.Optional;

/**
 * What an approver wants to be done.
 *
 * @param verdict approve or reject
 * @param comment said to the model when the call is rejected, and recorded
 * @param arguments put in place of those that were asked for, as a whole: a JSON object that is valid against the schema
 * @param digest the digest of tool and arguments that the approver saw; without it, whatever is pending is decided on
 * @param remember asks that later calls of the tool need no approval; only with an approval
 */
public record DecisionRequest(
        Verdict verdict,
        Optional<String> comment,
        Optional<String> arguments,
        Optional<String> digest,
        Optional<GrantRequest> remember) {

    /**
     * @throws IllegalArgumentException if a rejection edits or remembers
     */
    public DecisionRequest {
        requireNonNull(verdict, "verdict is null");
        requireNonNull(comment, "comment is null");
        requireNonNull(arguments, "arguments is null");
        requireNonNull(digest, "digest is null");
        requireNonNull(remember, "remember is null");
        if (verdict == Verdict.REJECT && (arguments.isPresent() || remember.isPresent())) {
            throw new IllegalArgumentException("a rejection has neither arguments nor anything to remember");
        }
    }

    /** Approves what was asked for. */
    public static DecisionRequest approve() {
        return new DecisionRequest(
                Verdict.APPROVE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Rejects, and tells the model why. */
    public static DecisionRequest reject(String comment) {
        return new DecisionRequest(
                Verdict.REJECT, Optional.of(comment), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with other arguments for the call. */
    public DecisionRequest withArguments(String newArguments) {
        return new DecisionRequest(verdict, comment, Optional.of(newArguments), digest, remember);
    }

    /** The same for what has this digest, and nothing else. */
    public DecisionRequest withDigest(String newDigest) {
        return new DecisionRequest(verdict, comment, arguments, Optional.of(newDigest), remember);
    }

    /** The same, and remembered. */
    public DecisionRequest withRemember(GrantRequest newRemember) {
        return new DecisionRequest(verdict, comment, arguments, digest, Optional.of(newRemember));
    }
}
