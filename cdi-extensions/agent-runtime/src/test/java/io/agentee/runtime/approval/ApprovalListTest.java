package io.agentee.runtime.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalFilter.People;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalOrder;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.Approvers;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Page;
import io.agentee.api.run.RunId;
import io.agentee.runtime.lookup.RunLookup;
import io.agentee.runtime.testing.TestingApprovals;
import io.agentee.runtime.testing.TestingFrontend;
import io.agentee.runtime.testing.TestingVisibility;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApprovalListTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Caller GRACE = new Caller("grace", List.of("agentee-approver"));

    private final TestingFrontend temporal = new TestingFrontend();
    private final TestingVisibility visibility = new TestingVisibility(temporal);
    private final ApprovalList list =
            new ApprovalList(temporal.calls(), new RunLookup(temporal.calls()), Clock.fixed(NOON, ZoneOffset.UTC));

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void whatExpiresFirstComesFirst() {
        waits("late", NOON.plusSeconds(300));
        waits("overdue", NOON.minusSeconds(5));
        waits("soon", NOON.plusSeconds(10));

        assertThat(runs(page(ApprovalFilter.PENDING, ApprovalOrder.SOONEST_DEADLINE)))
                .containsExactly("overdue", "soon", "late");
    }

    @Test
    void approvalsOfOneRunStandWhereTheirOwnDeadlinesBelong() {
        visibility.store("mixed", pending("mixed", 0, NOON.plusSeconds(10)), pending("mixed", 1, NOON.plusSeconds(90)));
        waits("between", NOON.plusSeconds(50));
        waits("last", NOON.plusSeconds(100));

        assertThat(runs(page(ApprovalFilter.PENDING, ApprovalOrder.SOONEST_DEADLINE)))
                .containsExactly("mixed", "between", "mixed", "last");
    }

    @Test
    void whatChangedLastComesFirst() {
        visibility.store("asked", pending("asked", 0, NOON));
        visibility.store("claimed", claimed("claimed", "grace", NOON.minusSeconds(1)));
        visibility.store("expired", pending("expired", 0, NOON).withStatus(ApprovalStatus.EXPIRED));

        assertThat(runs(page(ApprovalFilter.ALL, ApprovalOrder.LATEST_CHANGE)))
                .containsExactly("expired", "claimed", "asked");
    }

    @ParameterizedTest
    @EnumSource
    void pagesShowEveryApprovalOnceAndTakeOneListCallEach(ApprovalOrder order) {
        storeThousands();

        List<Approval> listed = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            visibility.forgetCalls();
            Page<Approval> page = list.page(ApprovalFilter.PENDING, order, 25, cursor.orElseThrow())
                    .join();
            listed.addAll(page.items());
            cursor = page.nextCursor();
            assertThat(visibility.lists()).isEqualTo(1);
            assertThat(visibility.counts()).isBetween(1, 40);
        }

        assertThat(listed)
                .extracting(Approval::approvalId)
                .doesNotHaveDuplicates()
                .hasSize(visibility.approvals());
    }

    @Test
    void amongThousandsTheSoonestDeadlinesComeFirst() {
        storeThousands();

        List<Approval> listed = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            Page<Approval> page = list.page(
                            ApprovalFilter.PENDING, ApprovalOrder.SOONEST_DEADLINE, 200, cursor.orElseThrow())
                    .join();
            listed.addAll(page.items());
            cursor = page.nextCursor();
        }

        // What expires within the same second as the first of its run stands with it.
        assertThat(listed)
                .extracting(approval -> approval.rules().expiresAt())
                .isSortedAccordingTo(
                        (one, other) -> Duration.between(one, other).abs().toSeconds() < 1 ? 0 : one.compareTo(other));
    }

    @Test
    void aLargeListThatWasListedBeforeTakesTwoCountsForAPage() {
        storeThousands();
        page(ApprovalFilter.PENDING, ApprovalOrder.SOONEST_DEADLINE);
        visibility.forgetCalls();

        page(ApprovalFilter.PENDING, ApprovalOrder.SOONEST_DEADLINE);

        assertThat(visibility.counts()).isEqualTo(2);
    }

    @Test
    void aRunIsFoundForOneOfItsApprovalsAndNotForTheOthers() {
        visibility.store(
                "mixed",
                pending("mixed", 0, NOON.plusSeconds(10)).withStatus(ApprovalStatus.REJECTED),
                TestingApprovals.ofTool(pending("mixed", 1, NOON.plusSeconds(10)), "ship"));

        assertThat(page(ApprovalFilter.PENDING, ApprovalOrder.SOONEST_DEADLINE).items())
                .extracting(approval -> approval.subject().tool())
                .containsExactly("ship");
        assertThat(page(ApprovalFilter.PENDING.withTool("refund"), ApprovalOrder.SOONEST_DEADLINE)
                        .items())
                .isEmpty();
    }

    @Test
    void onlyTheApproverSeesWhatWaitsForApprovers() {
        waits("open", NOON.plusSeconds(10));
        visibility.store("delegated", delegated("delegated", "alan"));

        assertThat(runs(page(forApprover(GRACE), ApprovalOrder.SOONEST_DEADLINE)))
                .containsExactly("open");
        assertThat(runs(page(forApprover(new Caller("alan", List.of())), ApprovalOrder.SOONEST_DEADLINE)))
                .containsExactly("delegated");
        assertThat(runs(page(
                        forApprover(new Caller("admin", List.of(Approvers.ADMIN_ROLE))),
                        ApprovalOrder.SOONEST_DEADLINE)))
                .containsExactlyInAnyOrder("open", "delegated");
    }

    @Test
    void aClaimThatIsOverIsNone() {
        visibility.store("held", claimed("held", "grace", NOON.plusSeconds(1)));
        visibility.store("over", claimed("over", "grace", NOON));
        ApprovalFilter mine =
                ApprovalFilter.PENDING.withPeople(new People(Optional.empty(), Optional.of("grace"), Optional.empty()));

        assertThat(runs(page(mine, ApprovalOrder.SOONEST_DEADLINE))).containsExactly("held");
    }

    @Test
    void whatATerminatedRunAskedForIsCancelled() {
        waits("ended", NOON.plusSeconds(10));
        visibility.end("ended", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED);

        assertThat(runs(page(ApprovalFilter.PENDING, ApprovalOrder.SOONEST_DEADLINE)))
                .isEmpty();
        assertThat(page(ApprovalFilter.ALL.withStatus(ApprovalStatus.CANCELLED), ApprovalOrder.LATEST_CHANGE)
                        .items())
                .extracting(Approval::status)
                .containsExactly(ApprovalStatus.CANCELLED);
    }

    @Test
    void runsAreCountedByOneCount() {
        waits("one", NOON);
        waits("two", NOON);
        visibility.forgetCalls();

        assertThat(list.countRuns(ApprovalFilter.PENDING).join()).isEqualTo(2);
        assertThat(visibility.counts()).isEqualTo(1);
        assertThat(visibility.lists()).isZero();
    }

    @Test
    void aCursorIsForTheListThatGaveIt() {
        waits("one", NOON);
        waits("two", NOON);
        String cursor = list.page(ApprovalFilter.PENDING, ApprovalOrder.SOONEST_DEADLINE, 1, "")
                .join()
                .nextCursor()
                .orElseThrow();

        assertThatThrownBy(() -> list.page(ApprovalFilter.PENDING, ApprovalOrder.LATEST_CHANGE, 1, cursor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cursor is not from this list; begin without one");
        assertThatThrownBy(() -> list.page(ApprovalFilter.ALL, ApprovalOrder.SOONEST_DEADLINE, 201, ""))
                .hasMessage("limit must be 1 to 200, not 201");
    }

    /** Deadlines of a burst, of a busy day, and of runs whose approvals expire at different times. */
    private void storeThousands() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            String runId = "run-" + i;
            Instant expiresAt = i < 1_000
                    ? NOON.plus(Duration.ofHours(20)).plusNanos(random.nextInt(1_000_000_000) * 5L)
                    : NOON.plus(Duration.ofHours(23)).plusMillis(random.nextInt(3_600_000));
            List<Approval> approvals = new ArrayList<>(List.of(pending(runId, 0, expiresAt)));
            if (i % 10 == 0) {
                approvals.add(pending(runId, 1, expiresAt.plusMillis(random.nextInt(900))));
            }
            if (i % 500 == 1) {
                approvals.add(pending(runId, 2, expiresAt.plusSeconds(600)));
            }
            visibility.store(runId, approvals.toArray(Approval[]::new));
        }
    }

    private void waits(String runId, Instant expiresAt) {
        visibility.store(runId, pending(runId, 0, expiresAt));
    }

    private static Approval pending(String runId, int call, Instant expiresAt) {
        return TestingApprovals.pending(
                ApprovalId.of(new RunId(runId), 1, call), expiresAt.minus(Duration.ofDays(1)), expiresAt);
    }

    private static Approval claimed(String runId, String by, Instant until) {
        return pending(runId, 0, NOON.plusSeconds(60))
                .withClaim(Optional.of(new Approval.Claim(by, until.minusSeconds(1), until)));
    }

    private static Approval delegated(String runId, String to) {
        Approval approval = pending(runId, 0, NOON.plusSeconds(20));
        return approval.withRules(approval.rules().withApprovers(Approvers.named(to)));
    }

    private static ApprovalFilter forApprover(Caller caller) {
        return ApprovalFilter.PENDING.withPeople(People.approver(caller));
    }

    private Page<Approval> page(ApprovalFilter filter, ApprovalOrder order) {
        return list.page(filter, order, 25, "").join();
    }

    private static List<String> runs(Page<Approval> page) {
        return page.items().stream().map(approval -> approval.runId().value()).toList();
    }
}
