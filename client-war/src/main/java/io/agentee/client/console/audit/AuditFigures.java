package io.agentee.client.console.audit;

import static java.util.Objects.requireNonNull;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.client.console.text.Span;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Approvals of a period in numbers.
 *
 * @param waiting how many wait
 * @param approved how many were approved
 * @param rejected how many were rejected
 * @param expired for how many nobody decided in time
 * @param cancelled for how many the run ended first
 * @param median the median time from the question to the last decision
 */
public record AuditFigures(
        long waiting, long approved, long rejected, long expired, long cancelled, Optional<Duration> median) {

    public AuditFigures {
        requireNonNull(median, "median is null");
    }

    public static AuditFigures of(List<Approval> approvals) {
        return new AuditFigures(
                count(approvals, ApprovalStatus.PENDING),
                count(approvals, ApprovalStatus.APPROVED),
                count(approvals, ApprovalStatus.REJECTED),
                count(approvals, ApprovalStatus.EXPIRED),
                count(approvals, ApprovalStatus.CANCELLED),
                median(approvals.stream()
                        .filter(AuditFigures::isDecided)
                        .map(AuditFigures::timeToDecide)
                        .sorted()
                        .toList()));
    }

    /** Of those that somebody decided on, how many were approved. */
    public String approvalRate() {
        long decided = approved + rejected;
        return decided == 0 ? "—" : Math.round(100.0 * approved / decided) + " %";
    }

    public String medianTime() {
        return median.map(Span::text).orElse("—");
    }

    private static long count(List<Approval> approvals, ApprovalStatus status) {
        return approvals.stream()
                .filter(approval -> approval.status() == status)
                .count();
    }

    private static boolean isDecided(Approval approval) {
        boolean over = approval.status() == ApprovalStatus.APPROVED || approval.status() == ApprovalStatus.REJECTED;
        return over && !approval.decisions().isEmpty();
    }

    private static Duration timeToDecide(Approval approval) {
        return approval.decisions().stream()
                .map(ApprovalDecision::at)
                .max(Comparator.naturalOrder())
                .map(at -> Duration.between(approval.origin().requestedAt(), at))
                .orElseThrow();
    }

    private static Optional<Duration> median(List<Duration> sorted) {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        int middle = sorted.size() / 2;
        return Optional.of(
                sorted.size() % 2 == 1
                        ? sorted.get(middle)
                        : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2));
    }
}
