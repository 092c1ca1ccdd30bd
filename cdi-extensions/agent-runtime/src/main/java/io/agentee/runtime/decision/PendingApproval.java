package io.agentee.runtime.decision;

import io.agentee.api.agent.ApprovalTerms;
import io.agentee.api.agent.ApprovalTerms.Escalation;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalId;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** One question that is open: what waits for its end, and the alarm that rings next. */
final class PendingApproval {

    private final ApprovalId approvalId;
    private final Instant expiresAt;
    private final ApprovalTerms terms;
    private final CompletablePromise<Approval> end = Workflow.newPromise();
    private Optional<Instant> escalateAt;
    private Optional<Instant> remindAt;
    private Optional<CancellationScope> alarm = Optional.empty();

    PendingApproval(Approval approval, ApprovalTerms terms) {
        this.approvalId = approval.approvalId();
        this.expiresAt = approval.rules().expiresAt();
        this.terms = terms;
        Instant asked = approval.origin().requestedAt();
        this.escalateAt = terms.escalation().map(escalation -> asked.plus(escalation.after()));
        this.remindAt = terms.reminder().map(asked::plus);
    }

    ApprovalId approvalId() {
        return approvalId;
    }

    /** Completes with the approval when it has ended; fails when the run ends before. */
    Promise<Approval> end() {
        return end;
    }

    /** Whether it is too late to decide. */
    boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Whom the question is to be opened to now, the first time that this is due. */
    Optional<Escalation> escalation(Instant now) {
        if (escalateAt.filter(due -> !now.isBefore(due)).isEmpty()) {
            return Optional.empty();
        }
        escalateAt = Optional.empty();
        return terms.escalation();
    }

    /** Whether somebody is to be reminded now; true once each time that it is due. */
    boolean reminder(Instant now) {
        if (remindAt.filter(due -> !now.isBefore(due)).isEmpty()) {
            return false;
        }
        remindAt = terms.reminder().map(now::plus);
        return true;
    }

    /** Has the next alarm ring, in place of the one before. */
    void arm(Instant now, Runnable ring) {
        Instant next = Stream.of(Optional.of(expiresAt), escalateAt, remindAt)
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(expiresAt);
        Duration left = Duration.between(now, next);
        CancellationScope scope =
                Workflow.newDetachedCancellationScope(() -> Workflow.newTimer(left.isNegative() ? Duration.ZERO : left)
                        .thenApply(nothing -> {
                            ring.run();
                            return null;
                        }));
        alarm = Optional.of(scope);
        scope.run();
    }

    /** It has ended so. */
    void complete(Approval approval) {
        alarm.ifPresent(CancellationScope::cancel);
        end.complete(approval);
    }

    /** The run ends. */
    void cancel() {
        alarm.ifPresent(CancellationScope::cancel);
        end.completeExceptionally(new CanceledFailure("the run ended"));
    }
}
