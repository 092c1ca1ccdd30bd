package io.agentee.cdi.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecided;
import io.agentee.api.approval.ApprovalRequested;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.cdi.testing.TestingApproval;
import io.agentee.cdi.testing.TestingApprovals;
import io.agentee.cdi.testing.TestingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApprovalWatchTest {

    private static final Instant START = Instant.parse("2026-11-27T10:00:00Z");

    private final TestingApprovals approvals = new TestingApprovals();
    private final TestingClock clock = new TestingClock(START);
    private final List<String> told = new ArrayList<>();
    private final ApprovalWatch watch = new ApprovalWatch(approvals, new Recorder(), clock);

    @Test
    void eachRequestAndEachEndIsToldOnce() {
        Approval pending = TestingApproval.pending("r1", START);
        approvals.put(pending);
        look();
        look();
        approvals.put(TestingApproval.approved(pending, clock.instant()));
        look();
        look();

        assertThat(told).containsExactly("requested r1 pending", "decided r1 approved");
    }

    @Test
    void whatWasDecidedBetweenTwoLooksIsToldAsBoth() {
        approvals.put(TestingApproval.approved(TestingApproval.pending("r1", START), START));
        look();

        assertThat(told).containsExactly("requested r1 approved", "decided r1 approved");
    }

    @Test
    void expiredAndCancelledApprovalsHaveEndedToo() {
        Approval pending = TestingApproval.pending("r1", START.minus(Duration.ofDays(2)));
        approvals.put(pending.withStatus(ApprovalStatus.EXPIRED));
        approvals.put(
                TestingApproval.pending("r2", START.minus(Duration.ofDays(1))).withStatus(ApprovalStatus.CANCELLED));
        look();
        look();

        assertThat(told).containsExactly("decided r2 cancelled", "decided r1 expired");
    }

    @Test
    void oldRequestsAndDecisionsOfRunsInWhichSomethingElseHappenedAreNoNews() {
        approvals.put(TestingApproval.pending("r1", START.minus(Duration.ofHours(1))));
        approvals.put(TestingApproval.approved(
                TestingApproval.pending("r2", START.minus(Duration.ofHours(2))), START.minus(Duration.ofHours(1))));
        look();

        assertThat(told).isEmpty();
    }

    @Test
    void whatHappenedDuringARestartIsNews() {
        approvals.put(TestingApproval.pending("r1", START.minus(ApprovalWatch.LOOK_BACK)));
        look();

        assertThat(told).containsExactly("requested r1 pending");
        assertThat(approvals.asked()).containsExactly(START.minus(ApprovalWatch.LOOK_BACK));
    }

    @Test
    void looksOverlapBecauseVisibilityLags() {
        clock.pass(Duration.ofMinutes(10));
        Instant firstLook = clock.instant();
        look();
        clock.pass(Duration.ofSeconds(2));
        look();

        assertThat(approvals.asked())
                .containsExactly(START.minus(ApprovalWatch.LOOK_BACK), firstLook.minus(ApprovalWatch.OVERLAP));
    }

    @Test
    void afterAnOutageWhatHappenedMeanwhileIsTold() {
        look();
        approvals.setDown(true);
        look();
        approvals.put(TestingApproval.pending("r1", clock.instant()));
        clock.pass(Duration.ofHours(1));
        look();
        approvals.setDown(false);
        look();

        assertThat(told).containsExactly("requested r1 pending");
    }

    @Test
    void oneLookReadsFivePagesAndTheNextGoesOnFromThere() {
        for (int i = 0; i < 1_050; i++) {
            approvals.put(TestingApproval.pending("r" + i, START));
        }

        look();
        assertThat(approvals.asked()).hasSize(5);
        assertThat(told).hasSize(500);
        look();
        assertThat(told).hasSize(1_000);
        look();
        assertThat(told).hasSize(1_050).doesNotHaveDuplicates();
        assertThat(approvals.asked())
                .containsOnly(START.minus(ApprovalWatch.LOOK_BACK))
                .hasSize(11);
    }

    private void look() {
        watch.look();
    }

    private final class Recorder implements ApprovalListener {
        @Override
        public void requested(ApprovalRequested event) {
            told.add("requested " + shown(event.approval()));
        }

        @Override
        public void decided(ApprovalDecided event) {
            told.add("decided " + shown(event.approval()));
        }

        private static String shown(Approval approval) {
            return "%s %s".formatted(approval.runId(), approval.status().wireName());
        }
    }
}
