package io.agentee.runtime.workflow;

import static io.agentee.runtime.testing.TestingModel.call;
import static io.agentee.runtime.testing.TestingModel.calls;
import static io.agentee.runtime.testing.TestingRuns.failedResultOf;
import static io.agentee.runtime.testing.TestingRuns.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunProblem;
import io.agentee.api.run.Usage;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.testing.TestingTool;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunEndsTest {

    private final CountDownLatch toolCalled = new CountDownLatch(1);
    private final CountDownLatch toolCancelled = new CountDownLatch(1);
    private final CountDownLatch toolInterrupted = new CountDownLatch(1);
    private final TestingTool hanging = TestingTool.of("hanging", ToolEffect.ONCE, (arguments, context) -> {
        context.onCancellation(toolCancelled::countDown);
        toolCalled.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            toolInterrupted.countDown();
            throw e;
        }
        return "never";
    });

    @Test
    void cancellationReachesTheModelCallAndTheRunEndsCancelled() throws InterruptedException {
        TestingModel model = TestingModel.hanging();
        AgentDefinition agent =
                TestingAgent.agent().heartbeatTimeout(Duration.ofSeconds(1)).build();
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model)) {
            WorkflowStub run = temporal.begin(agent, "hello");
            model.called().await();

            run.cancel();

            assertThat(failureOf(run)).isInstanceOf(CanceledFailure.class);
            model.cancelled().await();
            WorkflowExecutionDescription description = run.describe();
            assertThat(description.getStatus()).isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
            assertThat(description.getMemo(RunMemo.PROGRESS, Run.Progress.class))
                    .isEqualTo(new Run.Progress(1, Usage.NONE, List.of()));
        }
    }

    @Test
    void cancellationReachesARunningTool() throws InterruptedException {
        AgentDefinition agent = TestingAgent.agent()
                .tools(hanging)
                .heartbeatTimeout(Duration.ofSeconds(1))
                .build();
        TestingModel model = TestingModel.answering(calls(call("a", "hanging", "{}")));
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model, hanging)) {
            WorkflowStub run = temporal.begin(agent, "hello");
            toolCalled.await();

            run.cancel();

            assertThat(failureOf(run)).isInstanceOf(CanceledFailure.class);
            toolCancelled.await();
            toolInterrupted.await();
        }
    }

    @Test
    void aRunWhoseTimeIsOverEndsTimedOutWithWhatItHas() throws InterruptedException {
        AgentDefinition agent = TestingAgent.agent()
                .tools(hanging)
                .timeout(Duration.ofSeconds(2))
                .heartbeatTimeout(Duration.ofSeconds(1))
                .build();
        TestingModel model = TestingModel.answering(saying("I look it up.", call("a", "hanging", "{}")));
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model, hanging)) {
            WorkflowStub run = temporal.begin(agent, "hello");

            RunResult result = failedResultOf(run);

            assertThat(result.outcome())
                    .isEqualTo(new RunOutcome.TimedOut(
                            Optional.of("I look it up."),
                            RunProblem.of(
                                    "timed-out", "The run's time was over", "The run was not done within PT2S.")));
            assertThat(result.progress().usage().modelCalls()).isEqualTo(1);
            assertThat(run.describe().getTypedSearchAttributes().get(RunSearchAttributes.STATE))
                    .isEqualTo(RunSearchAttributes.TIMED_OUT);
            toolInterrupted.await();
        }
    }

    @Test
    void aRunThatSaidNothingTimesOutWithoutText() throws InterruptedException {
        TestingModel model = TestingModel.hanging();
        AgentDefinition agent = TestingAgent.agent()
                .timeout(Duration.ofSeconds(1))
                .heartbeatTimeout(Duration.ofSeconds(1))
                .build();
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model)) {
            RunResult result = failedResultOf(temporal.begin(agent, "hello"));

            assertThat(result.outcome().text()).isEmpty();
            model.cancelled().await();
        }
    }

    @Test
    void progressAndTranscriptCanBeAskedForWhileTheRunIsUnderWay() throws InterruptedException {
        CompletableFuture<ModelResponse> answer = new CompletableFuture<>();
        TestingModel model = TestingModel.answeringLater(request -> answer);
        AgentDefinition agent = TestingAgent.agent().build();
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model)) {
            WorkflowStub run = temporal.begin(agent, "hello");
            model.called().await();

            Run.Progress progress = run.query("progress", Run.Progress.class);
            TranscriptPage page = run.query("transcript", TranscriptPage.class, 0);
            TranscriptPage rest = run.query("transcript", TranscriptPage.class, 1);

            assertThat(progress.iterations()).isEqualTo(1);
            assertThat(progress.usage().modelCalls()).isZero();
            assertThat(page.messages()).hasSize(1);
            assertThat(page.head())
                    .contains(new TranscriptPage.Head(
                            agent, TestingTemporal.input(agent, "hello").caller()));
            assertThat(rest.head()).isEmpty();
            assertThat(rest.messages()).isEmpty();
            assertThat(rest.total()).isEqualTo(1);
            answer.complete(TestingModel.text("done"));
            run.getResult(RunResult.class);
        }
    }

    private static ModelResponse saying(String text, ToolCall call) {
        return new ModelResponse(text, List.of(call), Optional.empty(), Map.of(), TokenUsage.NONE);
    }
}
