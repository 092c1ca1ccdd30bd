package io.agentee.runtime.workflow;

import static io.agentee.runtime.testing.TestingModel.call;
import static io.agentee.runtime.testing.TestingModel.calls;
import static io.agentee.runtime.testing.TestingModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.CallPolicy;
import io.agentee.api.message.Message.ToolResult;
import io.agentee.api.tool.ToolArgumentException;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.testing.TestingTool;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ToolFailuresTest {

    private static final CallPolicy SHORT = new CallPolicy(Duration.ofSeconds(1), 2, Duration.ofMillis(10));

    @ParameterizedTest
    @EnumSource(
            value = ToolEffect.class,
            names = {"READ_ONLY", "IDEMPOTENT"})
    void aToolThatMayBeRepeatedIsTriedAgainUnderTheSameKey(ToolEffect effect) {
        TestingTool flaky = TestingTool.of("flaky", effect, (arguments, context) -> {
            if (context.attempt() < 3) {
                throw new IllegalStateException("not yet");
            }
            return "at last";
        });

        ToolResult result = resultOf(TestingAgent.agent(), flaky);

        assertThat(result.error()).isFalse();
        assertThat(result.content()).isEqualTo("at last");
        assertThat(flaky.calls()).extracting(TestingTool.Call::attempt).containsExactly(1, 2, 3);
        assertThat(flaky.calls())
                .extracting(TestingTool.Call::idempotencyKey)
                .containsOnly("the-run:1:0")
                .hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = ToolEffect.class,
            names = {"READ_ONLY", "IDEMPOTENT"})
    void aToolThatFailsEveryTimeTellsTheModelItsLastError(ToolEffect effect) {
        TestingTool broken = TestingTool.of("broken", effect, (arguments, context) -> {
            throw new IllegalStateException("failed on attempt " + context.attempt());
        });

        ToolResult result = resultOf(TestingAgent.agent(), broken);

        assertThat(result.error()).isTrue();
        assertThat(result.content()).isEqualTo("The tool failed: IllegalStateException: failed on attempt 3");
        assertThat(broken.calls()).hasSize(3);
    }

    @Test
    void aOnceOnlyToolIsNotTriedAgainWhenItThrows() {
        TestingTool broken = TestingTool.of("broken", ToolEffect.ONCE, (arguments, context) -> {
            throw new IllegalStateException("no money");
        });

        ToolResult result = resultOf(TestingAgent.agent(), broken);

        assertThat(result.error()).isTrue();
        assertThat(result.content()).isEqualTo("The tool failed: IllegalStateException: no money");
        assertThat(broken.calls()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(ToolEffect.class)
    void wrongArgumentsAreNeverTriedAgain(ToolEffect effect) {
        TestingTool picky = TestingTool.of("picky", effect, (arguments, context) -> {
            throw new ToolArgumentException("amount must be positive");
        });

        ToolResult result = resultOf(TestingAgent.agent(), picky);

        assertThat(result.error()).isTrue();
        assertThat(result.content()).isEqualTo("amount must be positive");
        assertThat(picky.calls()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(ToolEffect.class)
    void anErrorThatIsNoExceptionIsAFailureLikeAnother(ToolEffect effect) {
        TestingTool broken = TestingTool.of("broken", effect, (arguments, context) -> {
            throw new StackOverflowError();
        });

        ToolResult result = resultOf(TestingAgent.agent(), broken);

        assertThat(result.content()).isEqualTo("The tool failed: StackOverflowError");
    }

    @Test
    void aOnceOnlyToolThatTakesTooLongHasAnUnknownOutcomeAndIsNotTriedAgain() throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        TestingTool slow = hanging(ToolEffect.ONCE, cancelled);

        ToolResult result = resultOf(TestingAgent.agent().callPolicies(SHORT, SHORT), slow);

        assertThat(result.error()).isTrue();
        assertThat(result.content())
                .isEqualTo("The outcome of this call is unknown: the call took longer than permitted. The tool may or"
                        + " may not have taken effect, and it was not called again. Find out before you repeat it.");
        assertThat(slow.calls()).hasSize(1);
        cancelled.await();
    }

    @ParameterizedTest
    @EnumSource(
            value = ToolEffect.class,
            names = {"READ_ONLY", "IDEMPOTENT"})
    void aToolThatMayBeRepeatedIsTriedAgainAfterItTookTooLong(ToolEffect effect) throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(2);
        TestingTool slow = hanging(effect, cancelled);

        ToolResult result = resultOf(TestingAgent.agent().callPolicies(SHORT, SHORT), slow);

        assertThat(result.error()).isTrue();
        assertThat(result.content()).isEqualTo("The tool failed: the call took longer than permitted");
        assertThat(slow.calls()).hasSize(2);
        cancelled.await();
    }

    @Test
    void aOnceOnlyToolWhoseWorkerIsLostHasAnUnknownOutcome() {
        TestingTool lost = hanging(ToolEffect.ONCE, new CountDownLatch(1));

        ToolResult result =
                resultOf(TestingTemporal.options().withoutHeartbeats().realTime(), TestingAgent.agent(), lost);

        assertThat(result.error()).isTrue();
        assertThat(result.content()).startsWith("The outcome of this call is unknown: the worker was lost.");
        assertThat(lost.calls()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ToolEffect.class,
            names = {"READ_ONLY", "IDEMPOTENT"})
    void aToolThatMayBeRepeatedIsTriedAgainWhenItsWorkerIsLost(ToolEffect effect) {
        TestingTool lost = TestingTool.of("lost", effect, (arguments, context) -> {
            if (context.attempt() == 1) {
                new CountDownLatch(1).await();
            }
            return "from the second attempt";
        });

        ToolResult result =
                resultOf(TestingTemporal.options().withoutHeartbeats().realTime(), TestingAgent.agent(), lost);

        assertThat(result.content()).isEqualTo("from the second attempt");
        assertThat(lost.calls())
                .extracting(TestingTool.Call::idempotencyKey)
                .containsExactly("the-run:1:0", "the-run:1:0");
    }

    private static TestingTool hanging(ToolEffect effect, CountDownLatch cancelled) {
        return TestingTool.of("slow", effect, (arguments, context) -> {
            CountDownLatch done = new CountDownLatch(1);
            context.onCancellation(done::countDown);
            try {
                done.await();
            } catch (InterruptedException e) {
                assertThat(context.cancelled()).isTrue();
            }
            cancelled.countDown();
            return "too late";
        });
    }

    private static ToolResult resultOf(TestingAgent agent, TestingTool tool) {
        return resultOf(TestingTemporal.options(), agent, tool);
    }

    private static ToolResult resultOf(TestingTemporal.Options options, TestingAgent agent, TestingTool tool) {
        AgentDefinition definition =
                agent.tools(tool).heartbeatTimeout(Duration.ofSeconds(1)).build();
        TestingModel model =
                TestingModel.answering(calls(call("a", tool.specification().name(), "{}")), text("done"));
        try (TestingTemporal temporal = options.start(definition, model, tool)) {
            WorkflowStub run = temporal.begin(definition, "hello", "the-run");
            run.getResult(RunResult.class);
            TranscriptPage page = run.query("transcript", TranscriptPage.class, 0);
            return (ToolResult) page.messages().get(2);
        }
    }
}
