package io.agentee.runtime.approval;

import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalException.AlreadyDecided;
import io.agentee.api.approval.ApprovalException.Claimed;
import io.agentee.api.approval.ApprovalException.DigestMismatch;
import io.agentee.api.approval.ApprovalException.Expired;
import io.agentee.api.approval.ApprovalException.InvalidArguments;
import io.agentee.api.approval.ApprovalException.NotAllowed;
import io.agentee.api.approval.ApprovalException.RunFinished;
import io.agentee.api.approval.ApprovalException.UnknownApproval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.workflow.ApprovalFailure;
import io.agentee.runtime.workflow.Refusal;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Set;

/** Refusals of runs as callers are told of them. */
final class Refusals {

    private static final Set<String> TYPES = Set.of(
            ApprovalFailure.UNKNOWN,
            ApprovalFailure.ALREADY_DECIDED,
            ApprovalFailure.EXPIRED,
            ApprovalFailure.RUN_FINISHED,
            ApprovalFailure.DIGEST_MISMATCH,
            ApprovalFailure.INVALID_ARGUMENTS,
            ApprovalFailure.NOT_ALLOWED,
            ApprovalFailure.CLAIMED);

    private Refusals() {}

    /** What to tell of the failure of an update: why the run refused it, or what else went wrong. */
    static Throwable explained(Throwable failure, ApprovalId approvalId) {
        return TemporalCalls.unwrap(failure) instanceof ApplicationFailure refused && TYPES.contains(refused.getType())
                ? exception(of(refused), approvalId)
                : failure;
    }

    static ApprovalException exception(Refusal refusal, ApprovalId approvalId) {
        String message = refusal.message();
        return switch (refusal.type()) {
            case ApprovalFailure.UNKNOWN -> new UnknownApproval(approvalId);
            case ApprovalFailure.ALREADY_DECIDED -> new AlreadyDecided(message);
            case ApprovalFailure.EXPIRED -> new Expired(message);
            case ApprovalFailure.RUN_FINISHED -> new RunFinished(message);
            case ApprovalFailure.DIGEST_MISMATCH -> new DigestMismatch(message);
            case ApprovalFailure.INVALID_ARGUMENTS -> new InvalidArguments(refusal.violations());
            case ApprovalFailure.NOT_ALLOWED -> new NotAllowed(message);
            case ApprovalFailure.CLAIMED -> new Claimed(message);
            default -> throw new IllegalArgumentException("unknown type of refusal: " + refusal.type());
        };
    }

    private static Refusal of(ApplicationFailure failure) {
        List<String> violations = failure.getDetails().getSize() == 0
                ? List.of(failure.getOriginalMessage())
                : List.of(failure.getDetails().get(0, String[].class));
        return new Refusal(failure.getType(), failure.getOriginalMessage(), violations);
    }
}
