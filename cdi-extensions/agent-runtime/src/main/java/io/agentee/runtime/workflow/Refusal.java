package io.agentee.runtime.workflow;

import static java.util.Objects.requireNonNull;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalId;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why something is not done about an approval, in the same words whoever notices: the run, or a client that finds it ended.
 *
 * @param type one of {@link ApprovalFailure}
 * @param message a sentence for whoever asked
 * @param violations what is wrong with what was sent, a sentence each
 */
public record Refusal(String type, String message, List<String> violations) {

    public Refusal {
        requireNonNull(type, "type is null");
        requireNonNull(message, "message is null");
        violations = List.copyOf(violations);
    }

    /** A refusal in one sentence. */
    public static Refusal of(String type, String message) {
        return new Refusal(type, message, List.of());
    }

    /** What was sent is wrong. */
    public static Refusal invalid(List<String> violations) {
        return new Refusal(ApprovalFailure.INVALID_ARGUMENTS, String.join("; ", violations), violations);
    }

    /** The run has no such approval. */
    public static Refusal unknown(ApprovalId approvalId) {
        return of(ApprovalFailure.UNKNOWN, "There is no approval '%s'.".formatted(approvalId));
    }

    /** Nothing can be done any more about an approval that stands so; empty while it is pending. */
    public static Optional<Refusal> ended(Approval approval) {
        return switch (approval.status()) {
            case PENDING -> Optional.empty();
            case APPROVED -> Optional.of(of(ApprovalFailure.ALREADY_DECIDED, decided(approval, "approved")));
            case REJECTED -> Optional.of(of(ApprovalFailure.ALREADY_DECIDED, decided(approval, "rejected")));
            case EXPIRED -> Optional.of(expired(approval));
            case CANCELLED -> Optional.of(runFinished(approval));
        };
    }

    /** Its deadline has passed. */
    public static Refusal expired(Approval approval) {
        return of(
                ApprovalFailure.EXPIRED,
                "The deadline of the approval passed at %s."
                        .formatted(approval.rules().expiresAt()));
    }

    /** Its run has ended. */
    public static Refusal runFinished(Approval approval) {
        return of(
                ApprovalFailure.RUN_FINISHED, "Run '%s' was over before anybody decided.".formatted(approval.runId()));
    }

    /**
     * What the validator of an update throws. The SDK takes a failure of Temporal's own for the end of the workflow, logs it
     * as such, and loses its type and details on the way to the caller. As the cause of another exception it arrives.
     */
    public RuntimeException asRejection() {
        ApplicationFailure failure = violations.isEmpty()
                ? ApplicationFailure.newNonRetryableFailure(message, type)
                : ApplicationFailure.newNonRetryableFailure(message, type, violations);
        failure.setStackTrace(new StackTraceElement[0]);
        return new Rejection(message, failure);
    }

    /** The refusal in the failure of an update; empty when it failed for another reason. */
    public static Optional<Refusal> in(@Nullable Throwable failure) {
        if (failure == null) {
            return Optional.empty();
        }
        return failure instanceof ApplicationFailure refused && ApprovalFailure.ALL.contains(refused.getType())
                ? Optional.of(of(refused))
                : in(failure.getCause());
    }

    private static Refusal of(ApplicationFailure failure) {
        List<String> violations = failure.getDetails().getSize() == 0
                ? List.of()
                : List.of(failure.getDetails().get(0, String[].class));
        return new Refusal(failure.getType(), failure.getOriginalMessage(), violations);
    }

    private static final class Rejection extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Rejection(String message, ApplicationFailure cause) {
            super(message, cause, false, false);
        }
    }

    private static String decided(Approval approval, String verb) {
        List<ApprovalDecision> decisions = approval.decisions();
        if (decisions.isEmpty()) {
            return "The approval was %s.".formatted(verb);
        }
        ApprovalDecision last = decisions.get(decisions.size() - 1);
        return "The approval was %s by %s at %s.".formatted(verb, last.by(), last.at());
    }
}
