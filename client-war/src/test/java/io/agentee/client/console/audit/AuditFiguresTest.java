package io.agentee.client.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.client.TestingApprovals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditFiguresTest {

    @Test
    void nothingHasNoRateAndNoMedian() {
        AuditFigures figures = AuditFigures.of(List.of());

        assertThat(figures.approvalRate()).isEqualTo("—");
        assertThat(figures.medianTime()).isEqualTo("—");
    }

    @Test
    void figuresCountWhatBecameOfQuestions() {
        AuditFigures figures = AuditFigures.of(List.of(
                TestingApprovals.pending("r.1.0"),
                TestingApprovals.pending("r.1.1").withStatus(ApprovalStatus.EXPIRED),
                TestingApprovals.pending("r.1.2").withStatus(ApprovalStatus.CANCELLED),
                decided(ApprovalStatus.APPROVED, 10),
                decided(ApprovalStatus.APPROVED, 70),
                decided(ApprovalStatus.REJECTED, 30)));

        assertThat(figures).isEqualTo(new AuditFigures(1, 2, 1, 1, 1, Optional.of(Duration.ofSeconds(30))));
        assertThat(figures.approvalRate()).isEqualTo("67 %");
        assertThat(figures.medianTime()).isEqualTo("30 s");
    }

    @Test
    void medianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(AuditFigures.of(List.of(decided(ApprovalStatus.APPROVED, 10), decided(ApprovalStatus.REJECTED, 20)))
                        .median())
                .contains(Duration.ofSeconds(15));
    }

    private static Approval decided(ApprovalStatus status, long seconds) {
        return TestingApprovals.pending("r.2.0")
                .withStatus(status)
                .withDecision(new ApprovalDecision(
                        "grace",
                        TestingApprovals.REQUESTED_AT.plusSeconds(seconds),
                        status == ApprovalStatus.APPROVED ? Verdict.APPROVE : Verdict.REJECT,
                        Optional.empty(),
                        Optional.empty(),
                        "sha256:1f"));
    }
}
