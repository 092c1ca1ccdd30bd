package io.agentee.cdi.approval;

import static java.util.Objects.requireNonNull;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecided;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalRequested;
import java.time.Instant;

/** Tells each request and each end once, however often the approval is seen. For one thread at a time. */
final class ToldApprovals {

    /** A few minutes' worth, at hundreds of approvals in a minute. */
    private static final int REMEMBERED = 10_000;

    private final ApprovalListener listener;
    private final RecentIds requested = new RecentIds(REMEMBERED);
    private final RecentIds ended = new RecentIds(REMEMBERED);

    ToldApprovals(ApprovalListener listener) {
        this.listener = requireNonNull(listener, "listener is null");
    }

    /**
     * Tells what is new about an approval.
     *
     * @param since what happened before was told, or is too old to be news
     */
    void tell(Approval approval, Instant since) {
        if (!approval.origin().requestedAt().isBefore(since) && requested.add(approval.approvalId())) {
            listener.requested(new ApprovalRequested(approval));
        }
        if (!approval.pending() && !endedBefore(since, approval) && ended.add(approval.approvalId())) {
            listener.decided(new ApprovalDecided(approval));
        }
    }

    /** An approval says when it was decided, but not when it was cancelled, or found to have expired. */
    private static boolean endedBefore(Instant since, Approval approval) {
        return switch (approval.status()) {
            case APPROVED, REJECTED ->
                approval.decisions().stream().map(ApprovalDecision::at).allMatch(since::isAfter);
            case PENDING, EXPIRED, CANCELLED -> false;
        };
    }
}
