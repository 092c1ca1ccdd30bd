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
import io.agentee.runtime.workflow.ApprovalFailure;
import io.agentee.runtime.workflow.Refusal;

/** Refusals of runs as callers are told of them. */
final class Refusals {

    private Refusals() {}

    /** What to tell of the failure of an update: why the run refused it, or what else went wrong. */
    static Throwable explained(Throwable failure, ApprovalId approvalId) {
        return Refusal.in(failure)
                .<Throwable>map(refusal -> exception(refusal, approvalId))
                .orElse(failure);
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
}
