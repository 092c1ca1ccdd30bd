package io.agentee.runtime.workflow;

import static io.agentee.runtime.testing.TestingModel.call;
import static io.agentee.runtime.testing.TestingModel.calls;
import static io.agentee.runtime.testing.TestingModel.text;
import static io.agentee.runtime.testing.TestingRuns.failedResultOf;
import static io.agentee.runtime.testing.TestingRuns.failureOf;
import static io.agentee.runtime.testing.TestingRuns.transcriptOf;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.ApprovalPolicy;
import io.agentee.api.agent.ApprovalTerms;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalKind;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunStatus;
import io.agentee.api.run.SubRun;
import io.agentee.api.run.Usage;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.lookup.RunLookup;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.testing.TestingTool;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SubRunsTest {

    private static final String LEAD = "the-lead";
    private static final String FIRST = LEAD + ".1.0";
    private static final Caller GRACE = new Caller("grace", List.of("agentee-approver"));

    private final TestingTool pay = TestingTool.of(
            "echo",
            ToolEffect.ONCE,
            (arguments, context) -> "paid by " + context.caller().name() + " in " + context.runId());
    private final AgentDefinition helper =
            TestingAgent.agent().named("helper").tools(pay).build();

    @Test
    void aTaskIsARunOfItsOwnWhoseAnswerTheModelReads() {
        TestingModel model = byInput(Map.of(
                "hello", request -> answers(request, delegation("a", "count"), text("they say three")),
                "count", request -> text("three")));
        try (TestingTemporal temporal = start(lead(), model)) {
            WorkflowStub run = begin(temporal, lead());

            RunResult result = run.getResult(RunResult.class);

            assertThat(result.outcome().text()).contains("they say three");
            assertThat(results(run)).containsExactly("three");
            assertThat(result.progress().subRuns()).containsExactly(subRun(FIRST, "a", RunStatus.COMPLETED));
            Run sub = read(temporal, FIRST);
            assertThat(sub.input()).contains("count");
            assertThat(sub.agent()).isEqualTo(new AgentName("helper"));
            assertThat(sub.origin().parent()).contains(new Run.Parent(new RunId(LEAD), new ToolCallId("a")));
            assertThat(sub.origin().startedBy()).isEqualTo("ada");
            assertThat(sub.origin().metadata()).containsEntry("k", "v");
            assertThat(sub.origin().fingerprint()).startsWith("sha256:");
        }
    }

    @Test
    void whatSubRunsUseCountsForTheRun() {
        TestingModel model = byInput(Map.of(
                "hello", request -> answers(request, delegation("a", "count"), text("done")),
                "count", request -> answers(request, calls(call("p", "echo", "{}")), text("three"))));
        try (TestingTemporal temporal = start(lead(), model)) {
            Usage usage = begin(temporal, lead())
                    .getResult(RunResult.class)
                    .progress()
                    .usage();

            assertThat(usage.modelCalls()).isEqualTo(4);
            assertThat(usage.toolCalls()).isEqualTo(2);
            assertThat(usage.tokens().inputTokens()).isEqualTo(7 + 10 + 7 + 10);
        }
    }

    @Test
    void tasksOfOneTurnAreDoneAtTheSameTime() {
        CompletableFuture<ModelResponse> firstCalled = new CompletableFuture<>();
        TestingModel model = TestingModel.answeringLater(request -> switch (input(request)) {
            // Ends only when the second has begun.
            case "one" -> firstCalled;
            case "two" -> {
                firstCalled.complete(text("first"));
                yield CompletableFuture.completedFuture(text("second"));
            }
            default ->
                CompletableFuture.completedFuture(
                        answers(request, calls(toHelper("a", "one"), toHelper("b", "two")), text("done")));
        });
        try (TestingTemporal temporal = start(lead(), model)) {
            WorkflowStub run = begin(temporal, lead());
            run.getResult(RunResult.class);

            assertThat(results(run)).containsExactly("first", "second");
        }
    }

    @Test
    void aTaskThatIsNoneIsRefusedAndNothingIsBegun() {
        TestingModel model = TestingModel.answering(
                calls(call("a", "subagent_helper", "{\"instruction\": \" \"}"), call("b", "subagent_helper", "{\"x\"")),
                text("done"));
        try (TestingTemporal temporal = start(lead(), model)) {
            WorkflowStub run = begin(temporal, lead());
            RunResult result = run.getResult(RunResult.class);

            assertThat(results(run)).hasSize(2).allSatisfy(refused -> assertThat(refused)
                    .startsWith("The arguments are not"));
            assertThat(result.progress().subRuns()).isEmpty();
        }
    }

    @Test
    void aSubRunThatFailsIsAResultThatTheModelReads() {
        TestingModel model = TestingModel.answeringLater(request -> input(request)
                        .equals("count")
                ? CompletableFuture.failedFuture(new IllegalStateException("out of order"))
                : CompletableFuture.completedFuture(answers(request, delegation("a", "count"), text("a pity"))));
        try (TestingTemporal temporal = start(lead(), model)) {
            WorkflowStub run = begin(temporal, lead());

            assertThat(run.getResult(RunResult.class).outcome().text()).contains("a pity");
            assertThat(results(run)).singleElement().satisfies(result -> assertThat(result)
                    .startsWith("The agent 'helper' has no answer (failed). "));
            assertThat(subRuns(run)).containsExactly(subRun(FIRST, "a", RunStatus.FAILED));
        }
    }

    @Test
    void aSubRunHasTheTimeThatItsParentGivesIt() {
        AgentDefinition hasty = leading().subAgentTimeout(Duration.ofSeconds(2)).build();
        TestingModel model = TestingModel.answeringLater(request -> input(request)
                        .equals("count")
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(answers(request, delegation("a", "count"), text("too slow"))));
        try (TestingTemporal temporal = start(hasty, model)) {
            WorkflowStub run = begin(temporal, hasty);

            assertThat(run.getResult(RunResult.class).outcome().text()).contains("too slow");
            assertThat(results(run))
                    .containsExactly("The agent 'helper' has no answer (timed-out). The run was not done within PT2S.");
            assertThat(subRuns(run)).containsExactly(subRun(FIRST, "a", RunStatus.TIMED_OUT));
        }
    }

    @Test
    void cancellingARunCancelsItsSubRuns() {
        TestingModel model = hangingHelper();
        try (TestingTemporal temporal = start(lead(), model)) {
            WorkflowStub run = begin(temporal, lead());
            await().untilAsserted(() -> assertThat(model.requests()).hasSize(2));

            run.cancel();

            assertThat(failureOf(run)).isInstanceOf(CanceledFailure.class);
            assertThat(failureOf(stub(temporal, FIRST))).isInstanceOf(CanceledFailure.class);
            assertThat(read(temporal, LEAD).progress().orElseThrow().subRuns())
                    .containsExactly(subRun(FIRST, "a", RunStatus.CANCELLED));
        }
    }

    @Test
    void aRunWhoseTimeIsOverCancelsItsSubRuns() {
        AgentDefinition hasty = leading().timeout(Duration.ofSeconds(2)).build();
        try (TestingTemporal temporal = start(hasty, hangingHelper())) {
            WorkflowStub run = begin(temporal, hasty);

            assertThat(failedResultOf(run).outcome().status()).isEqualTo(RunStatus.TIMED_OUT);
            assertThat(failureOf(stub(temporal, FIRST))).isInstanceOf(CanceledFailure.class);
        }
    }

    @Test
    void aSubRunThatIsCancelledByItselfIsAResultThatTheModelReads() {
        TestingModel model = hangingHelper();
        try (TestingTemporal temporal = start(lead(), model)) {
            WorkflowStub run = begin(temporal, lead());
            await().untilAsserted(() -> assertThat(model.requests()).hasSize(2));

            stub(temporal, FIRST).cancel();

            assertThat(run.getResult(RunResult.class).outcome().text()).contains("done");
            assertThat(results(run)).containsExactly("The agent 'helper' has no answer (cancelled). It was cancelled.");
        }
    }

    @Test
    void aSubRunThatNobodyWorksOnEndsWithTheTimeOfItsParent() {
        AgentDefinition absent =
                TestingAgent.agent().named("helper").onQueue("nobody").build();
        AgentDefinition hasty = TestingAgent.agent()
                .named("lead")
                .subAgents(absent)
                .timeout(Duration.ofSeconds(2))
                .build();
        TestingModel model = TestingModel.answering(delegation("a", "count"), text("done"));
        try (TestingTemporal temporal = start(hasty, model)) {
            WorkflowStub run = temporal.begin(hasty, List.of(absent), "hello", LEAD);

            assertThat(failedResultOf(run).outcome().status()).isEqualTo(RunStatus.TIMED_OUT);
        }
    }

    @Test
    void whileASubRunWaitsForAHumanTheTimeOfNeitherGoesOn() {
        AgentDefinition asking = TestingAgent.agent()
                .named("helper")
                .tools(pay)
                .approval(ApprovalPolicy.required().withTerms(ApprovalTerms.DEFAULTS.withTimeout(Duration.ofDays(2))))
                .build();
        AgentDefinition hasty = TestingAgent.agent()
                .named("lead")
                .subAgents(asking)
                .timeout(Duration.ofSeconds(30))
                .subAgentTimeout(Duration.ofSeconds(20))
                .build();
        TestingModel model = byInput(Map.of(
                "hello", request -> answers(request, delegation("a", "pay"), text("done")),
                "pay", request -> answers(request, calls(call("p", "echo", "{}")), text("paid"))));
        try (TestingTemporal temporal = start(hasty, model)) {
            WorkflowStub run = temporal.begin(hasty, List.of(asking), "hello", LEAD);
            ApprovalId question = ApprovalId.of(new RunId(FIRST), 1, 0);
            await().untilAsserted(() ->
                    assertThat(read(temporal, LEAD).pendingApprovals()).containsExactly(question));
            assertThat(read(temporal, LEAD).status()).isEqualTo(RunStatus.AWAITING_APPROVAL);
            assertThat(subRuns(run)).containsExactly(subRun(FIRST, "a", RunStatus.AWAITING_APPROVAL));

            temporal.environment().sleep(Duration.ofHours(30));
            stub(temporal, FIRST)
                    .update(
                            AgentRunWorkflow.COMMAND,
                            Approval.class,
                            new ApprovalCommand.Decide(question, GRACE, DecisionRequest.approve()));

            assertThat(run.getResult(RunResult.class).outcome().text()).contains("done");
            assertThat(results(run)).containsExactly("paid");
            assertThat(results(stub(temporal, FIRST))).containsExactly("paid by ada in " + FIRST);
            Run after = read(temporal, LEAD);
            assertThat(after.pendingApprovals()).isEmpty();
            assertThat(after.status()).isEqualTo(RunStatus.COMPLETED);
        }
    }

    @Test
    void aHumanCanBeAskedBeforeATaskIsHandedOutAndMayEditIt() {
        AgentDefinition asking =
                leading().approval(ApprovalPolicy.of("subagent_*")).build();
        TestingModel model = byInput(Map.of(
                "hello", request -> answers(request, delegation("a", "count to a million"), text("done")),
                "count to ten", request -> text("ten")));
        try (TestingTemporal temporal = start(asking, model)) {
            WorkflowStub run = begin(temporal, asking);
            ApprovalId question = ApprovalId.of(new RunId(LEAD), 1, 0);
            await().until(() -> run.query("approval", Optional.class, question).isPresent());
            assertThat(run.query("approval", Approval.class, question).subject().kind())
                    .isEqualTo(ApprovalKind.DELEGATION);

            run.update(
                    AgentRunWorkflow.COMMAND,
                    Approval.class,
                    new ApprovalCommand.Decide(
                            question,
                            GRACE,
                            DecisionRequest.approve().withArguments("{\"instruction\":\"count to ten\"}")));

            run.getResult(RunResult.class);
            assertThat(results(run)).containsExactly("ten");
        }
    }

    @Test
    void aSubRunMayHandOutTasksItself() {
        AgentDefinition middle =
                TestingAgent.agent().named("middle").subAgents(helper).build();
        AgentDefinition top =
                TestingAgent.agent().named("top").subAgents(middle).build();
        TestingModel model = byInput(Map.of(
                "hello",
                        request -> answers(
                                request,
                                calls(call("a", "subagent_middle", "{\"instruction\":\"ask\"}")),
                                text("done")),
                "ask", request -> answers(request, delegation("b", "count"), text("they say three")),
                "count", request -> text("three")));
        try (TestingTemporal temporal = start(top, model)) {
            WorkflowStub run = temporal.begin(top, List.of(helper, middle), "hello", LEAD);

            RunResult result = run.getResult(RunResult.class);

            assertThat(results(run)).containsExactly("they say three");
            assertThat(read(temporal, FIRST + ".1.0").input()).contains("count");
            assertThat(result.progress().usage().modelCalls()).isEqualTo(5);
        }
    }

    @Test
    void subRunsAreRememberedWhenTheRunContinuesAsNew() {
        AgentDefinition forgetful = leading().maxHistoryEvents(10).build();
        TestingModel model = byInput(Map.of(
                "hello", request -> answers(request, delegation("a", "count"), delegation("b", "count"), text("done")),
                "count", request -> text("three")));
        try (TestingTemporal temporal = start(forgetful, model)) {
            WorkflowStub run = begin(temporal, forgetful);

            RunResult result = run.getResult(RunResult.class);

            assertThat(result.progress().subRuns())
                    .extracting(SubRun::runId)
                    .containsExactly(new RunId(FIRST), new RunId(LEAD + ".3.0"));
            assertThat(result.progress().usage().modelCalls()).isEqualTo(5);
        }
    }

    private TestingAgent leading() {
        return TestingAgent.agent().named("lead").subAgents(helper);
    }

    private AgentDefinition lead() {
        return leading().build();
    }

    private TestingTemporal start(AgentDefinition agent, TestingModel model) {
        return TestingTemporal.options().start(agent, model, pay);
    }

    private WorkflowStub begin(TestingTemporal temporal, AgentDefinition agent) {
        return temporal.begin(agent, List.of(helper), "hello", LEAD);
    }

    private static WorkflowStub stub(TestingTemporal temporal, String runId) {
        return temporal.client().newUntypedWorkflowStub(runId);
    }

    private static Run read(TestingTemporal temporal, String runId) {
        return TemporalCalls.join(new RunLookup(temporal.calls()).read(new RunId(runId), TemporalCalls.promptly()));
    }

    private static List<SubRun> subRuns(WorkflowStub run) {
        return run.query("progress", Run.Progress.class).subRuns();
    }

    private static SubRun subRun(String runId, String call, RunStatus status) {
        return new SubRun(new RunId(runId), new AgentName("helper"), new ToolCallId(call), status);
    }

    private static List<String> results(WorkflowStub run) {
        return transcriptOf(run).stream()
                .filter(Message.ToolResult.class::isInstance)
                .map(Message::content)
                .toList();
    }

    private static TestingModel hangingHelper() {
        return TestingModel.answeringLater(request -> input(request).equals("count")
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(answers(request, delegation("a", "count"), text("done"))));
    }

    private static TestingModel byInput(Map<String, Function<ModelRequest, ModelResponse>> answers) {
        return TestingModel.computing(request ->
                requireNonNull(answers.get(input(request)), "answer is null").apply(request));
    }

    private static String input(ModelRequest request) {
        return request.messages().get(0).content();
    }

    private static ModelResponse answers(ModelRequest request, ModelResponse... inTurn) {
        return inTurn[Math.min(request.callNumber(), inTurn.length) - 1];
    }

    private static ModelResponse delegation(String id, String instruction) {
        return calls(toHelper(id, instruction));
    }

    private static ToolCall toHelper(String id, String instruction) {
        return call(id, "subagent_helper", "{\"instruction\":\"%s\"}".formatted(instruction));
    }
}
