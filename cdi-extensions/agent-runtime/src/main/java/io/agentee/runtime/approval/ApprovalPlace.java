package io.agentee.runtime.approval;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalOrder;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.RunPayloads;
import io.agentee.runtime.visibility.ListPosition;
import io.agentee.runtime.workflow.ApprovalKeywords;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.temporal.common.SearchAttributeKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;

/** The places of a run's approvals in a list. */
enum ApprovalPlace {
    /** What waits, by its own deadline; what expires within the same second as the first of its run stands with it. */
    BY_OWN_DEADLINE,
    /** By the deadline that stands for the run's approvals, then by their own. */
    BY_RUN_DEADLINE,
    /** By the time when anything changed about the run's approvals, then by their own. */
    BY_CHANGE;

    static ApprovalPlace of(ApprovalOrder order, boolean pending) {
        return switch (order) {
            case SOONEST_DEADLINE -> pending ? BY_OWN_DEADLINE : BY_RUN_DEADLINE;
            case LATEST_CHANGE -> BY_CHANGE;
        };
    }

    /** By what visibility finds the runs of a span. */
    SearchAttributeKey<OffsetDateTime> attribute() {
        return switch (this) {
            case BY_OWN_DEADLINE, BY_RUN_DEADLINE -> RunSearchAttributes.DEADLINE;
            case BY_CHANGE -> RunSearchAttributes.CHANGED_AT;
        };
    }

    /**
     * Where an approval stands.
     *
     * @param all all approvals of its run
     */
    ListPosition position(DescribedRun run, List<Approval> all, Approval approval) {
        Instant own =
                this == BY_CHANGE ? approval.changedAt() : approval.rules().expiresAt();
        Instant at = this == BY_OWN_DEADLINE
                ? ownDeadline(all, own)
                : RunPayloads.readTime(run.info().getSearchAttributes(), attribute())
                        .orElse(own);
        return new ListPosition(
                at, run.runId().value(), own, approval.approvalId().withinRun().orElseThrow());
    }

    private static Instant ownDeadline(List<Approval> all, Instant own) {
        return all.stream()
                .filter(Approval::pending)
                .map(pending -> pending.rules().expiresAt())
                .min(Comparator.naturalOrder())
                .filter(first -> !own.isAfter(first.plus(ApprovalKeywords.SAME_DEADLINE)))
                .orElse(own);
    }
}
