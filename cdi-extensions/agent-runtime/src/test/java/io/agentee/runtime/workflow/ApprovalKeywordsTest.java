package io.agentee.runtime.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.Approvers;
import io.agentee.runtime.testing.TestingApprovals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApprovalKeywordsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void sayWhatTheApprovalsOfARunAreAboutTogether() {
        Approval claimed = pending(NOON)
                .withRules(new Approval.Rules(
                        new Approvers(List.of("finance"), List.of("alan")), false, 1, NOON.plusMillis(900)))
                .withClaim(Optional.of(new Approval.Claim("grace", NOON, NOON)));

        assertThat(ApprovalKeywords.of(List.of(pending(NOON), claimed)))
                .containsExactly(
                        "status:pending",
                        "tool:refund",
                        "role:agentee-approver",
                        "role:finance",
                        "user:alan",
                        "claimed:grace");
    }

    @Test
    void sayWhenWhatIsPendingDoesNotExpireAtOneTime() {
        Approval later = pending(NOON.plusMillis(1_001));

        assertThat(ApprovalKeywords.of(List.of(pending(NOON), later))).contains(ApprovalKeywords.DEADLINES_DIFFER);
        assertThat(ApprovalKeywords.of(List.of(pending(NOON), later.withStatus(ApprovalStatus.EXPIRED))))
                .doesNotContain(ApprovalKeywords.DEADLINES_DIFFER);
    }

    @Test
    void tooManyToNameAreNotNamed() {
        List<Approval> many = IntStream.range(0, 200)
                .mapToObj(index -> TestingApprovals.ofTool(pending(NOON), "tool-" + index))
                .toList();

        assertThat(ApprovalKeywords.of(many))
                .containsExactly("status:pending", "tool:*", "role:*", "user:*", "claimed:*");
    }

    private static Approval pending(Instant expiresAt) {
        return TestingApprovals.pending(TestingApprovals.idOf("run"), NOON, expiresAt);
    }
}
