package io.agentee.runtime.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalException.AlreadyDecided;
import io.agentee.api.approval.ApprovalException.Claimed;
import io.agentee.api.approval.ApprovalException.DigestMismatch;
import io.agentee.api.approval.ApprovalException.InvalidArguments;
import io.agentee.api.approval.ApprovalException.NotAllowed;
import io.agentee.api.approval.ApprovalException.RunFinished;
import io.agentee.api.approval.ApprovalException.UnknownApproval;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalOrder;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.Approvers;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.api.audit.AuditTrail;
import io.agentee.api.run.AgentClientException.UnknownRun;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunHandle;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunRequest;
import io.agentee.runtime.client.TestingConnection;
import io.agentee.runtime.testing.TestingApprovals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecidingTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Caller GRACE = new Caller("grace", List.of("agentee-approver"));
    private static final Caller ALAN = new Caller("alan", List.of("agentee-approver"));
    private static final Caller ADA = new Caller("ada", List.of("agentee-user"));

    private final TestingConnection connection = new TestingConnection();
    private final TemporalApprovals approvals = connection.approvals();

    @AfterAll
    void close() {
        connection.close();
    }

    @Test
    void anApprovalIsDecidedOnAndTheRunGoesOn() throws Exception {
        RunHandle run = start("ask");

        Approval approved = approvals.decide(idOf(run), GRACE, DecisionRequest.approve());

        assertThat(approved.status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(approved.decisions()).extracting(decision -> decision.by()).containsExactly("grace");
        assertThat(run.await(LONG).outcome().orElseThrow().text()).contains("approved");
        assertThat(approvals.find(idOf(run))).isEqualTo(approved);
    }

    @Test
    void ofFiftyDecisionsAtOnceTheFirstOneWins() throws Exception {
        RunHandle run = start("ask");
        ExecutorService callers = Executors.newFixedThreadPool(50);
        List<Callable<Approval>> decisions = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Caller caller = new Caller("approver" + i, List.of("agentee-approver"));
            decisions.add(() -> approvals.decide(idOf(run), caller, DecisionRequest.approve()));
        }

        List<Future<Approval>> answers = callers.invokeAll(decisions);
        callers.shutdownNow();

        List<Throwable> refusals = new ArrayList<>();
        List<Approval> taken = new ArrayList<>();
        for (Future<Approval> answer : answers) {
            try {
                taken.add(answer.get());
            } catch (ExecutionException refused) {
                refusals.add(refused.getCause());
            }
        }
        assertThat(taken).hasSize(1);
        String winner = taken.get(0).decisions().get(0).by();
        assertThat(refusals).hasSize(49).allSatisfy(refused -> assertThat(refused)
                .isInstanceOf(AlreadyDecided.class)
                .hasMessageStartingWith("The approval was approved by " + winner + " at "));
    }

    @Test
    void aRunThatWaitsSaysWhatFor() throws Exception {
        RunHandle run = start("ask");

        assertThat(run.run().pendingApprovals()).containsExactly(idOf(run));

        approvals.decide(idOf(run), GRACE, DecisionRequest.reject("No."));
        assertThat(run.await(LONG).pendingApprovals()).isEmpty();
    }

    @Test
    void theMemoOfAFinishedRunSaysWhoDecided() throws Exception {
        RunHandle run = start("ask");
        approvals.decide(idOf(run), GRACE, DecisionRequest.reject("No."));
        run.await(LONG);

        assertThatThrownBy(() -> approvals.decide(idOf(run), ALAN, DecisionRequest.approve()))
                .isInstanceOf(AlreadyDecided.class)
                .hasMessageStartingWith("The approval was rejected by grace at ");
    }

    @Test
    void whatACancelledRunAskedForCannotBeDecided() throws Exception {
        RunHandle run = start("ask");
        run.cancel();
        run.await(LONG);

        assertThat(approvals.find(idOf(run)).status()).isEqualTo(ApprovalStatus.CANCELLED);
        assertThatThrownBy(() -> approvals.decide(idOf(run), GRACE, DecisionRequest.approve()))
                .isInstanceOf(RunFinished.class)
                .hasMessage("Run '%s' was over before anybody decided.", run.runId());
    }

    @Test
    void whatATerminatedRunAskedForIsCancelledThoughNobodyCouldSaySo() throws Exception {
        RunHandle run = start("ask");
        connection.temporal().newUntypedWorkflowStub(run.runId().value()).terminate("by hand");
        Run ended = run.await(LONG);

        assertThat(ended.pendingApprovals()).isEmpty();
        assertThat(approvals.find(idOf(run)).status()).isEqualTo(ApprovalStatus.CANCELLED);
        assertThatThrownBy(() -> approvals.claim(idOf(run), GRACE)).isInstanceOf(RunFinished.class);
    }

    @Test
    void whatIsLargeIsFetchedFromTheRun() throws Exception {
        RunHandle run = start("ask at length");

        assertThat(listed(run).get(0).subject().abridged()).isTrue();
        assertThat(approvals.find(idOf(run)).subject().arguments()).isEqualTo("{\"order\":\"42\"}");
    }

    @Test
    void theApprovalsOfOneRunAreListedWithoutVisibility() throws Exception {
        RunHandle run = start("ask");

        assertThat(listed(run)).extracting(Approval::approvalId).containsExactly(idOf(run));
    }

    @Test
    void aRunThatDoesNotExistHasNoApprovals() {
        ApprovalFilter filter = ApprovalFilter.ALL.withRunId(new RunId("nobody's"));

        assertThat(approvals.list(filter, ApprovalOrder.LATEST_CHANGE, 25, "").items())
                .isEmpty();
    }

    @Test
    void anApprovalIsClaimedReleasedAndHandedOn() throws Exception {
        ApprovalId approvalId = idOf(start("ask"));

        assertThat(approvals.claim(approvalId, GRACE).claim().orElseThrow().by())
                .isEqualTo("grace");
        assertThatThrownBy(() -> approvals.decide(approvalId, ALAN, DecisionRequest.approve()))
                .isInstanceOf(Claimed.class);
        assertThat(approvals.release(approvalId, GRACE).claim()).isEmpty();
        assertThat(approvals
                        .delegate(approvalId, GRACE, Approvers.named("alan"))
                        .rules()
                        .approvers()
                        .names())
                .containsExactly("alan");
        assertThatThrownBy(() -> approvals.decide(approvalId, GRACE, DecisionRequest.approve()))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void theRunSaysWhyItRefuses() throws Exception {
        ApprovalId approvalId = idOf(start("ask"));

        assertThatThrownBy(() -> approvals.decide(approvalId, ADA, DecisionRequest.approve()))
                .isInstanceOf(NotAllowed.class)
                .hasMessageStartingWith("'ada' may not decide on this approval.");
        assertThatThrownBy(() -> approvals.decide(
                        approvalId, GRACE, DecisionRequest.approve().withDigest("sha256:0")))
                .isInstanceOf(DigestMismatch.class);
        assertThatThrownBy(() -> approvals.decide(
                        approvalId, GRACE, DecisionRequest.approve().withArguments("[]")))
                .isInstanceOfSatisfying(InvalidArguments.class, refused -> assertThat(refused.violations())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "no-run.1.0", " .1.0", "a.99999999999.0"})
    void whatIsNoApprovalIsUnknown(String text) {
        ApprovalId approvalId = new ApprovalId(text);

        assertThatThrownBy(() -> approvals.find(approvalId))
                .isInstanceOf(UnknownApproval.class)
                .hasMessage("There is no approval '%s'.", text);
        assertThatThrownBy(() -> approvals.decide(approvalId, GRACE, DecisionRequest.approve()))
                .isInstanceOf(UnknownApproval.class);
    }

    @Test
    void aRunThatHasAnotherApprovalDoesNotHaveThisOne() throws Exception {
        ApprovalId other = ApprovalId.of(start("ask").runId(), 3, 0);

        assertThatThrownBy(() -> approvals.find(other)).isInstanceOf(UnknownApproval.class);
        assertThatThrownBy(() -> approvals.claim(other, GRACE)).isInstanceOf(UnknownApproval.class);
    }

    @Test
    void theAuditTrailIsReadPageByPageAndProves() throws Exception {
        RunHandle run = start("ask");
        approvals.claim(idOf(run), GRACE);
        approvals.decide(idOf(run), GRACE, DecisionRequest.approve());
        run.await(LONG);

        AuditTrail trail = approvals.audit(run.runId());

        assertThat(trail.entries()).hasSize(3);
        assertThat(trail.fault()).isEmpty();
    }

    @Test
    void aRunThatAskedForNothingHasAnEmptyTrail() throws Exception {
        RunHandle run = connection.client().start(RunRequest.of("patient", "hello"));

        assertThat(approvals.audit(run.runId())).isEqualTo(AuditTrail.of(run.runId()));
        assertThatThrownBy(() -> approvals.audit(new RunId("nobody's"))).isInstanceOf(UnknownRun.class);
    }

    private List<Approval> listed(RunHandle run) {
        return approvals
                .list(ApprovalFilter.PENDING.withRunId(run.runId()), ApprovalOrder.SOONEST_DEADLINE, 25, "")
                .items();
    }

    /** A run that has asked: decisions before that would find no approval. */
    private RunHandle start(String input) {
        RunHandle run =
                connection.client().start(RunRequest.of("patient", input).withCaller(ADA));
        Optional<String> answered = Optional.of(connection
                .temporal()
                .newUntypedWorkflowStub(run.runId().value())
                .query("progress", Object.class)
                .toString());
        assertThat(answered).isPresent();
        return run;
    }

    private static ApprovalId idOf(RunHandle run) {
        return TestingApprovals.idOf(run.runId().value());
    }
}
