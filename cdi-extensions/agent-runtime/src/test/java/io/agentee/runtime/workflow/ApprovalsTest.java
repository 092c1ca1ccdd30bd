package io.agentee.runtime.workflow;

import static io.agentee.runtime.testing.TestingModel.call;
import static io.agentee.runtime.testing.TestingModel.calls;
import static io.agentee.runtime.testing.TestingModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.ApprovalPolicy;
import io.agentee.api.agent.ApprovalTerms;
import io.agentee.api.agent.ApprovalTerms.Escalation;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.Approvers;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.api.audit.AuditAction;
import io.agentee.api.audit.AuditEntry;
import io.agentee.api.audit.AuditTrail;
import io.agentee.api.grant.GrantRequest;
import io.agentee.api.message.Message;
import io.agentee.api.message.Message.ToolResult;
import io.agentee.api.message.ToolCall;
import io.agentee.api.notice.ApprovalNotice;
import io.agentee.api.policy.PolicyVerdict;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunStatus;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.testing.TestingTool;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowingConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ApprovalsTest {

    private static final RunId RUN = new RunId("the-run");
    private static final ApprovalId FIRST = ApprovalId.of(RUN, 1, 0);
    private static final ApprovalId SECOND = ApprovalId.of(RUN, 1, 1);
    private static final Caller GRACE = new Caller("grace", List.of("agentee-approver"));
    private static final Caller ALAN = new Caller("alan", List.of("agentee-approver"));

    private final TestingTool pay =
            TestingTool.of("echo", ToolEffect.ONCE, (arguments, context) -> "paid " + arguments);

    @Test
    void anApprovedCallIsExecutedOnceAsItWasAskedFor() {
        try (TestingTemporal temporal = start(guarded(), call("a", "echo", "{\"amount\":1}"))) {
            WorkflowStub run = begin(temporal, guarded());
            Approval asked = awaitApproval(run, FIRST, Approval::pending);

            assertThat(pay.calls()).isEmpty();
            assertThat(asked.subject().arguments()).isEqualTo("{\"amount\":1}");
            assertThat(asked.origin().requestedBy()).isEqualTo("ada");
            assertThat(asked.origin().input()).isEqualTo("hello");

            Approval approved = decide(run, FIRST, GRACE, DecisionRequest.approve());

            assertThat(approved.status()).isEqualTo(ApprovalStatus.APPROVED);
            assertThat(results(run)).containsExactly("paid {\"amount\":1}");
            assertThat(pay.calls()).hasSize(1);
        }
    }

    @Test
    void editedArgumentsAreExecutedInPlaceOfThoseAskedFor() {
        try (TestingTemporal temporal = start(guarded(), call("a", "echo", "{\"amount\":100}"))) {
            WorkflowStub run = begin(temporal, guarded());
            Approval asked = awaitApproval(run, FIRST, Approval::pending);
            DecisionRequest edited = DecisionRequest.approve().withArguments("{\"amount\":5.50}");

            Approval approved = decide(run, FIRST, GRACE, edited);

            assertThat(approved.decisions()).singleElement().satisfies(decision -> assertThat(decision.digest())
                    .isNotEqualTo(asked.subject().digest()));
            assertThat(results(run)).containsExactly("paid {\"amount\":5.50}");
        }
    }

    @Test
    void editedArgumentsThatBreakTheSchemaAreRefusedAndNothingChanges() {
        try (TestingTemporal temporal = start(guarded(), call("a", "echo", "{}"))) {
            WorkflowStub run = begin(temporal, guarded());
            awaitApproval(run, FIRST, Approval::pending);

            assertThatThrownBy(() ->
                            decide(run, FIRST, GRACE, DecisionRequest.approve().withArguments("{\"amount\":\"x\"}")))
                    .satisfies(refusedAs(ApprovalFailure.INVALID_ARGUMENTS));

            assertThat(approval(run, FIRST).orElseThrow().decisions()).isEmpty();
            decide(run, FIRST, GRACE, DecisionRequest.approve());
            assertThat(results(run)).containsExactly("paid {}");
        }
    }

    @Test
    void aRejectionIsReadByTheModelAndTheRunGoesOn() {
        try (TestingTemporal temporal = start(guarded(), call("a", "echo", "{}"))) {
            WorkflowStub run = begin(temporal, guarded());
            awaitApproval(run, FIRST, Approval::pending);

            decide(run, FIRST, GRACE, DecisionRequest.reject("too much"));

            assertThat(results(run)).containsExactly("grace rejected this call: too much\nIt was not executed.");
            assertThat(pay.calls()).isEmpty();
            assertThat(run.getResult(RunResult.class).outcome().status()).isEqualTo(RunStatus.COMPLETED);
        }
    }

    @Test
    void parallelCallsAskAtTheSameTimeAndEachProceedsOnItsOwnAnswer() {
        try (TestingTemporal temporal =
                start(guarded(), call("a", "echo", "{\"amount\":1}"), call("b", "echo", "{\"amount\":2}"))) {
            WorkflowStub run = begin(temporal, guarded());
            awaitApproval(run, FIRST, Approval::pending);
            awaitApproval(run, SECOND, Approval::pending);

            decide(run, SECOND, GRACE, DecisionRequest.approve());
            Awaitility.await().until(() -> pay.calls().size() == 1);

            assertThat(approval(run, FIRST).orElseThrow().pending()).isTrue();
            decide(run, FIRST, ALAN, DecisionRequest.reject("no"));
            assertThat(results(run))
                    .containsExactly("alan rejected this call: no\nIt was not executed.", "paid {\"amount\":2}");
        }
    }

    @Test
    void nobodyDecidesInTimeAndTheModelReadsSo() {
        AgentDefinition agent = guarded(terms -> terms.withTimeout(Duration.ofHours(30)));
        try (TestingTemporal temporal = start(agent, call("a", "echo", "{}"))) {
            WorkflowStub run = begin(temporal, agent);

            // The agent's five minutes of active time are not used up by waiting.
            assertThat(run.getResult(RunResult.class).outcome().status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(results(run)).singleElement().asString().startsWith("Nobody approved this call before ");
            assertThat(approval(run, FIRST).orElseThrow().status()).isEqualTo(ApprovalStatus.EXPIRED);
            assertThatThrownBy(() -> decide(run, FIRST, GRACE, DecisionRequest.approve()))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void aDecisionThatComesSecondIsTold() {
        try (TestingTemporal temporal =
                start(guarded(), call("a", "echo", "{\"amount\":1}"), call("b", "echo", "{\"amount\":2}"))) {
            WorkflowStub run = begin(temporal, guarded());
            awaitApproval(run, SECOND, Approval::pending);
            decide(run, FIRST, GRACE, DecisionRequest.approve());

            assertThatThrownBy(() -> decide(run, FIRST, ALAN, DecisionRequest.reject("late")))
                    .satisfies(refusedAs(ApprovalFailure.ALREADY_DECIDED))
                    .rootCause()
                    .hasMessageStartingWith("message='The approval was approved by grace at ");
        }
    }

    @Test
    void aQuorumNeedsDifferentApproversOfTheSameArguments() {
        AgentDefinition agent = guarded(terms -> terms.withQuorum(2));
        try (TestingTemporal temporal = start(agent, call("a", "echo", "{\"amount\":1}"))) {
            WorkflowStub run = begin(temporal, agent);
            awaitApproval(run, FIRST, Approval::pending);

            assertThat(decide(run, FIRST, GRACE, DecisionRequest.approve()).pending())
                    .isTrue();
            assertThatThrownBy(() -> decide(run, FIRST, GRACE, DecisionRequest.approve()))
                    .satisfies(refusedAs(ApprovalFailure.ALREADY_DECIDED));
            Approval edited = decide(run, FIRST, ALAN, DecisionRequest.approve().withArguments("{\"amount\":2}"));
            assertThat(edited.pending()).isTrue();
            assertThat(edited.subject().arguments()).isEqualTo("{\"amount\":2}");
            assertThat(decide(run, FIRST, GRACE, DecisionRequest.approve()).status())
                    .isEqualTo(ApprovalStatus.APPROVED);

            assertThat(results(run)).containsExactly("paid {\"amount\":2}");
        }
    }

    @Test
    void whoeverAskedMayNotDecideUnderFourEyes() {
        AgentDefinition agent = guarded(terms -> terms.withFourEyes(true));
        try (TestingTemporal temporal = start(agent, call("a", "echo", "{}"))) {
            WorkflowStub run = begin(temporal, agent);
            awaitApproval(run, FIRST, Approval::pending);
            Caller ada = new Caller("ada", List.of("agentee-approver", "agentee-admin"));

            assertThatThrownBy(() -> decide(run, FIRST, ada, DecisionRequest.approve()))
                    .satisfies(refusedAs(ApprovalFailure.NOT_ALLOWED));

            decide(run, FIRST, GRACE, DecisionRequest.approve());
            assertThat(results(run)).containsExactly("paid {}");
        }
    }

    @Test
    void aQuestionIsOpenedToOthersAndPeopleAreRemindedUntilSomebodyDecides() {
        AgentDefinition agent = guarded(terms -> terms.withReminder(Optional.of(Duration.ofHours(1)))
                .withEscalation(Optional.of(new Escalation(Duration.ofHours(2), List.of("boss"))))
                .withTimeout(Duration.ofMinutes(210)));
        TestingTemporal.Options options = TestingTemporal.options();
        AgentDefinition told = withWebhook(agent);
        try (TestingTemporal temporal = options.start(told, asking(call("a", "echo", "{}")), pay)) {
            WorkflowStub run = begin(temporal, told);
            run.getResult(RunResult.class);

            assertThat(actions(run))
                    .containsExactly(
                            AuditAction.REQUESTED,
                            AuditAction.REMINDED,
                            AuditAction.ESCALATED,
                            AuditAction.REMINDED,
                            AuditAction.REMINDED,
                            AuditAction.EXPIRED);
            assertThat(approval(run, FIRST).orElseThrow().rules().approvers().roles())
                    .containsExactly("agentee-approver", "boss");
            Awaitility.await().until(() -> options.notices().size() == 6);
            assertThat(options.notices())
                    .extracting(ApprovalNotice::action)
                    .contains(AuditAction.REQUESTED, AuditAction.ESCALATED, AuditAction.EXPIRED);
        }
    }

    @Test
    void aClaimKeepsOthersOutAndADelegationLetsThemIn() {
        try (TestingTemporal temporal = start(guarded(), call("a", "echo", "{}"))) {
            WorkflowStub run = begin(temporal, guarded());
            awaitApproval(run, FIRST, Approval::pending);
            command(run, new ApprovalCommand.Claim(FIRST, GRACE));

            assertThatThrownBy(() -> decide(run, FIRST, ALAN, DecisionRequest.approve()))
                    .satisfies(refusedAs(ApprovalFailure.CLAIMED));
            assertThatThrownBy(() -> command(run, new ApprovalCommand.Release(FIRST, ALAN)))
                    .satisfies(refusedAs(ApprovalFailure.NOT_ALLOWED));

            command(run, new ApprovalCommand.Delegate(FIRST, GRACE, Approvers.named("fiona")));
            assertThatThrownBy(() -> decide(run, FIRST, GRACE, DecisionRequest.approve()))
                    .satisfies(refusedAs(ApprovalFailure.NOT_ALLOWED));
            decide(run, FIRST, new Caller("fiona", List.of()), DecisionRequest.approve());
            assertThat(results(run)).containsExactly("paid {}");
        }
    }

    @Test
    void aCancelledRunEndsItsQuestions() {
        TestingTemporal.Options options = TestingTemporal.options().realTime();
        try (TestingTemporal temporal = options.start(guarded(), asking(call("a", "echo", "{}")), pay)) {
            WorkflowStub run = begin(temporal, guarded());
            awaitApproval(run, FIRST, Approval::pending);

            run.cancel();

            assertThatThrownBy(() -> run.getResult(RunResult.class)).isInstanceOf(WorkflowFailedException.class);
            assertThat(approval(run, FIRST).orElseThrow().status()).isEqualTo(ApprovalStatus.CANCELLED);
            assertThat(actions(run)).containsExactly(AuditAction.REQUESTED, AuditAction.CANCELLED);
            assertThat(pay.calls()).isEmpty();
        }
    }

    @Test
    void whatIsRememberedForTheRunIsNotAskedAgainWithinTheLimits() {
        TestingModel model = TestingModel.answering(
                calls(call("a", "echo", "{\"amount\":1}")),
                calls(call("b", "echo", "{\"amount\":10}")),
                calls(call("c", "echo", "{\"amount\":11}")),
                text("done"));
        JsonSchema limits = new JsonSchema(Map.of("properties", Map.of("amount", Map.of("maximum", 10))));
        try (TestingTemporal temporal = TestingTemporal.options().start(guarded(), model, pay)) {
            WorkflowStub run = begin(temporal, guarded());
            awaitApproval(run, FIRST, Approval::pending);

            decide(
                    run,
                    FIRST,
                    GRACE,
                    DecisionRequest.approve()
                            .withRemember(GrantRequest.forThisRun().within(limits)));
            ApprovalId third = ApprovalId.of(RUN, 5, 0);
            awaitApproval(run, third, Approval::pending);
            decide(run, third, GRACE, DecisionRequest.reject("enough"));

            assertThat(results(run))
                    .containsExactly(
                            "paid {\"amount\":1}",
                            "paid {\"amount\":10}",
                            "grace rejected this call: enough\nIt was not executed.");
            assertThat(actions(run))
                    .containsExactly(
                            AuditAction.REQUESTED,
                            AuditAction.APPROVED,
                            AuditAction.GRANTED,
                            AuditAction.GRANT_USED,
                            AuditAction.REQUESTED,
                            AuditAction.REJECTED);
        }
    }

    @Test
    void aRevokedGrantLetsNothingThrough() {
        TestingModel model = TestingModel.answering(
                calls(call("a", "echo", "{\"amount\":1}"), call("b", "echo", "{\"amount\":2}")),
                calls(call("c", "echo", "{\"amount\":3}")),
                text("done"));
        // In real time: waiting for the end of the grant would let the deadline of the question pass.
        try (TestingTemporal temporal = TestingTemporal.options().realTime().start(guarded(), model, pay)) {
            WorkflowStub run = begin(temporal, guarded());
            awaitApproval(run, SECOND, Approval::pending);
            decide(run, FIRST, GRACE, DecisionRequest.approve().withRemember(GrantRequest.forTime(Duration.ofDays(1))));
            Awaitility.await().until(() -> pay.calls().size() == 1);
            WorkflowStub grant = temporal.client().newUntypedWorkflowStub("grant-" + FIRST);

            assertThatThrownBy(() -> grant.update(AgentGrantWorkflow.REVOKE, Void.class, ALAN))
                    .satisfies(refusedAs(ApprovalFailure.NOT_ALLOWED));
            grant.update(AgentGrantWorkflow.REVOKE, Void.class, GRACE);
            grant.getResult(Void.class);
            decide(run, SECOND, GRACE, DecisionRequest.approve());

            ApprovalId third = ApprovalId.of(RUN, 4, 0);
            awaitApproval(run, third, Approval::pending);
            decide(run, third, GRACE, DecisionRequest.approve());
            assertThat(results(run)).hasSize(3);
        }
    }

    @Test
    void policiesJudgeBeforeHumansDo() {
        AgentDefinition agent = TestingAgent.agent()
                .tools(pay)
                .approval(ApprovalPolicy.required().withPolicies(List.of("limits", "absent")))
                .build();
        AgentDefinition judged = TestingAgent.agent()
                .tools(pay)
                .approval(ApprovalPolicy.required().withPolicies(List.of("limits")))
                .build();
        TestingModel model = asking(
                call("a", "echo", "{\"amount\":1}"),
                call("b", "echo", "{\"amount\":2}"),
                call("c", "echo", "{\"amount\":3}"),
                call("d", "echo", "{\"amount\":\"x\"}"));
        TestingTemporal.Options options = TestingTemporal.options().policy("limits", call -> switch (call.arguments()) {
            case "{\"amount\":1}" -> new PolicyVerdict.Allow("small");
            case "{\"amount\":2}" ->
                new PolicyVerdict.Deny("too much for " + call.caller().name());
            default -> throw new IllegalStateException("no idea");
        });
        try (TestingTemporal temporal = options.start(judged, model, pay)) {
            WorkflowStub run = begin(temporal, judged);
            Approval asked = awaitApproval(run, ApprovalId.of(RUN, 1, 2), Approval::pending);
            decide(run, asked.approvalId(), GRACE, DecisionRequest.approve());

            assertThat(results(run))
                    .startsWith("paid {\"amount\":1}", "too much for ada", "paid {\"amount\":3}")
                    .last()
                    .asString()
                    .startsWith("The arguments are not valid: ");
            assertThat(actions(run))
                    .containsExactlyInAnyOrder(
                            AuditAction.ALLOWED,
                            AuditAction.DENIED,
                            AuditAction.DENIED,
                            AuditAction.REQUESTED,
                            AuditAction.APPROVED);
        }
        assertThat(agent.approval().policies()).contains("absent");
    }

    @Test
    void theAuditTrailIsWholeAcrossContinuations() {
        AgentDefinition agent = TestingAgent.agent()
                .tools(pay)
                .approval(ApprovalPolicy.required())
                .maxHistoryEvents(5)
                .build();
        TestingModel model = TestingModel.answering(
                calls(call("a", "echo", "{\"amount\":1}")), calls(call("b", "echo", "{\"amount\":2}")), text("done"));
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model, pay)) {
            WorkflowStub run = begin(temporal, agent);
            awaitApproval(run, FIRST, Approval::pending);
            decide(run, FIRST, GRACE, DecisionRequest.approve());
            ApprovalId second = ApprovalId.of(RUN, 3, 0);
            awaitApproval(run, second, Approval::pending);
            decide(run, second, ALAN, DecisionRequest.approve());
            RunResult result = run.getResult(RunResult.class);

            AuditPage page = run.query("audit", AuditPage.class, 0);
            AuditTrail trail = new AuditTrail(RUN, page.entries(), page.head());
            assertThat(trail.fault()).isEmpty();
            assertThat(trail.entries())
                    .extracting(AuditEntry::action)
                    .containsExactly(
                            AuditAction.REQUESTED, AuditAction.APPROVED, AuditAction.REQUESTED, AuditAction.APPROVED);
            assertThat(result.outcome()).isInstanceOf(RunOutcome.Completed.class);
            assertThat(approval(run, FIRST)).isPresent();
        }
    }

    /** The SDK puts the failure of a validator into one of its own. */
    private static ThrowingConsumer<Throwable> refusedAs(String type) {
        return failure -> {
            assertThat(failure).isInstanceOf(WorkflowUpdateException.class);
            assertThat(failure).rootCause().isInstanceOfSatisfying(ApplicationFailure.class, refusal -> assertThat(
                            refusal.getType())
                    .isEqualTo(type));
        };
    }

    private AgentDefinition guarded() {
        return guarded(terms -> terms);
    }

    private AgentDefinition guarded(UnaryOperator<ApprovalTerms> change) {
        return TestingAgent.agent()
                .tools(pay)
                .approval(ApprovalPolicy.required().withTerms(change.apply(ApprovalTerms.DEFAULTS)))
                .build();
    }

    private AgentDefinition withWebhook(AgentDefinition agent) {
        return TestingAgent.agent()
                .tools(pay)
                .approval(agent.approval().withWebhook(true))
                .build();
    }

    private static TestingModel asking(ToolCall... asked) {
        return TestingModel.answering(calls(asked), text("done"));
    }

    private TestingTemporal start(AgentDefinition agent, ToolCall... asked) {
        return TestingTemporal.options().start(agent, asking(asked), pay);
    }

    private static WorkflowStub begin(TestingTemporal temporal, AgentDefinition agent) {
        return temporal.begin(agent, "hello", RUN.value());
    }

    private static Optional<Approval> approval(WorkflowStub run, ApprovalId approvalId) {
        return Optional.ofNullable(run.query("approval", Approval.class, approvalId));
    }

    private static Approval awaitApproval(WorkflowStub run, ApprovalId approvalId, Predicate<Approval> condition) {
        return Awaitility.await()
                .until(() -> approval(run, approvalId).filter(condition), Optional::isPresent)
                .orElseThrow();
    }

    private static Approval decide(WorkflowStub run, ApprovalId approvalId, Caller by, DecisionRequest decision) {
        return command(run, new ApprovalCommand.Decide(approvalId, by, decision));
    }

    private static Approval command(WorkflowStub run, ApprovalCommand command) {
        return run.update(AgentRunWorkflow.COMMAND, Approval.class, command);
    }

    private static List<AuditAction> actions(WorkflowStub run) {
        return run.query("audit", AuditPage.class, 0).entries().stream()
                .map(AuditEntry::action)
                .toList();
    }

    private static List<String> results(WorkflowStub run) {
        run.getResult(RunResult.class);
        return run.query("transcript", TranscriptPage.class, 0).messages().stream()
                .filter(Message.ToolResult.class::isInstance)
                .map(message -> ((ToolResult) message).content())
                .toList();
    }
}
