package io.agentee.runtime.worker;

import static io.agentee.runtime.testing.TestingModel.call;
import static io.agentee.runtime.testing.TestingModel.calls;
import static io.agentee.runtime.testing.TestingModel.text;
import static io.agentee.runtime.testing.TestingRuns.transcriptOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.message.Message.ToolResult;
import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.testing.TestingTool;
import io.agentee.runtime.testing.TestingWorker;
import io.agentee.runtime.workflow.RunResult;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two workers poll one task queue; one stops while it is at work. With the server in memory the one that stops goes on
 * polling, and each call that comes to it is scheduled again after a longer wait: the time allows for ten in a row.
 */
@Timeout(300)
class GracefulStopTest {

    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final AtomicBoolean first = new AtomicBoolean(true);

    @Test
    void aCallThatEndsWithinTheGraceTimeIsNotDisturbed() throws InterruptedException {
        CountDownLatch stopping = new CountDownLatch(1);
        TestingTool tool = TestingTool.of("work", ToolEffect.ONCE, (arguments, context) -> {
            called.countDown();
            stopping.await();
            return "undisturbed";
        });
        ToolResult result = resultAfterStop(tool, Duration.ofMinutes(1), stopping);

        assertThat(result.content()).isEqualTo("undisturbed");
        assertThat(tool.calls()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ToolEffect.class,
            names = {"READ_ONLY", "IDEMPOTENT"})
    void aToolThatMayBeRepeatedIsHandedOver(ToolEffect effect) throws InterruptedException {
        TestingTool tool = hangingOnce(effect);

        ToolResult result = resultAfterStop(tool, Duration.ofMillis(100), new CountDownLatch(1));

        interrupted.await();
        assertThat(result.error()).isFalse();
        assertThat(result.content()).isEqualTo("from another worker");
        assertThat(tool.calls()).extracting(TestingTool.Call::attempt).containsExactly(1, 2);
        assertThat(tool.calls())
                .extracting(TestingTool.Call::idempotencyKey)
                .containsExactly("the-run:1:0", "the-run:1:0");
    }

    @Test
    void theOutcomeOfAOnceOnlyToolIsUnknown() throws InterruptedException {
        TestingTool tool = hangingOnce(ToolEffect.ONCE);

        ToolResult result = resultAfterStop(tool, Duration.ofMillis(100), new CountDownLatch(1));

        interrupted.await();
        assertThat(result.error()).isTrue();
        assertThat(result.content())
                .startsWith("The outcome of this call is unknown: the worker stopped while the tool was running.");
        assertThat(tool.calls()).hasSize(1);
    }

    @Test
    void aModelCallIsHandedOverAndUsesUpNoAttempt() throws InterruptedException {
        TestingModel stopping = TestingModel.hanging();
        TestingModel other = TestingModel.answering(text("from another worker"));
        AgentDefinition agent = TestingAgent.agent().build();
        try (TestingTemporal temporal = TestingTemporal.options().realTime().start(agent, stopping)) {
            WorkflowStub run = temporal.begin(agent, "hello", "the-run");
            stopping.called().await();
            try (TestingWorker second = TestingWorker.start(temporal, agent, other)) {
                temporal.stopCalls(Duration.ofMillis(100));

                assertThat(run.getResult(RunResult.class).outcome().text()).contains("from another worker");
                stopping.cancelled().await();
                assertThat(other.requests()).extracting(ModelRequest::attempt).containsExactly(1);
                assertThat(temporal.workers().callsUnderWay()).isZero();
                assertThat(second.workers().taskQueues()).containsExactly(TestingAgent.TASK_QUEUE);
            }
        }
    }

    private TestingTool hangingOnce(ToolEffect effect) {
        return TestingTool.of("work", effect, (arguments, context) -> {
            if (!first.getAndSet(false)) {
                return "from another worker";
            }
            called.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                assertThat(context.cancelled()).isTrue();
                interrupted.countDown();
                throw e;
            }
            return "never";
        });
    }

    private ToolResult resultAfterStop(TestingTool tool, Duration grace, CountDownLatch stopping)
            throws InterruptedException {
        AgentDefinition agent = TestingAgent.agent().tools(tool).build();
        ChatModel model = TestingModel.answering(calls(call("a", "work", "{}")), text("done"));
        try (TestingTemporal temporal = TestingTemporal.options().realTime().start(agent, model, tool)) {
            WorkflowStub run = temporal.begin(agent, "hello", "the-run");
            called.await();
            try (TestingWorker second = TestingWorker.start(temporal, agent, model, tool)) {
                CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> temporal.stopCalls(grace));
                stopping.countDown();
                stop.join();
                assertThat(temporal.workers().callsUnderWay()).isZero();
                run.getResult(RunResult.class);
                assertThat(second.workers().callsUnderWay()).isZero();
                return (ToolResult) transcriptOf(run).get(2);
            }
        }
    }
}
