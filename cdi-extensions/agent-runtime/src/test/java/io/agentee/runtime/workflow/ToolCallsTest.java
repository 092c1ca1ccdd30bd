package io.agentee.runtime.workflow;

import static io.agentee.runtime.testing.TestingModel.call;
import static io.agentee.runtime.testing.TestingModel.calls;
import static io.agentee.runtime.testing.TestingModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.message.Message;
import io.agentee.api.message.Message.ToolResult;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.testing.TestingTool;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToolCallsTest {

    private final TestingTool echo =
            TestingTool.of("echo", ToolEffect.READ_ONLY, (arguments, context) -> "got " + arguments);

    @Test
    void parallelCallsRunAtOnceAndTheirResultsKeepTheOrderOfTheCalls() {
        CountDownLatch bothRun = new CountDownLatch(2);
        TestingTool meeting = TestingTool.of("meeting", ToolEffect.READ_ONLY, (arguments, context) -> {
            bothRun.countDown();
            bothRun.await();
            return arguments;
        });
        List<ToolResult> results = results(
                TestingAgent.agent().tools(meeting),
                meeting,
                call("a", "meeting", "{\"text\":\"first\"}"),
                call("b", "meeting", "{\"text\":\"second\"}"));

        assertThat(results)
                .extracting(ToolResult::content)
                .containsExactly("{\"text\":\"first\"}", "{\"text\":\"second\"}");
    }

    @Test
    void sequentialCallsNeverOverlap() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        TestingTool counting = TestingTool.of("counting", ToolEffect.ONCE, (arguments, context) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            running.decrementAndGet();
            return arguments;
        });
        ToolCall[] five = IntStream.range(0, 5)
                .mapToObj(i -> call("c" + i, "counting", "{\"amount\":%d}".formatted(i)))
                .toArray(ToolCall[]::new);

        results(TestingAgent.agent().tools(counting).sequential(), counting, five);

        assertThat(most).hasValue(1);
        assertThat(counting.calls())
                .extracting(TestingTool.Call::arguments)
                .containsExactly(
                        "{\"amount\":0}", "{\"amount\":1}", "{\"amount\":2}", "{\"amount\":3}", "{\"amount\":4}");
    }

    @Test
    void moreCallsThanRunAtOnceAreAllExecutedInOrder() {
        ToolCall[] many = IntStream.range(0, 70)
                .mapToObj(i -> call("c" + i, "echo", "{\"amount\":%d}".formatted(i)))
                .toArray(ToolCall[]::new);

        List<ToolResult> results = results(TestingAgent.agent().tools(echo), echo, many);

        assertThat(results)
                .extracting(ToolResult::content)
                .containsExactlyElementsOf(IntStream.range(0, 70)
                        .mapToObj("got {\"amount\":%d}"::formatted)
                        .toList());
    }

    @Test
    void whatTheModelCanActOnIsAnsweredToItAndTheToolIsNotCalled() {
        List<ToolResult> results = results(
                TestingAgent.agent().tools(echo),
                echo,
                call("a", "ehco", "{}"),
                call("b", "echo", "{\"text\": "),
                call("c", "echo", "{\"amount\":\"12\"}"),
                call("d", "echo", "{\"txt\":\"12\"}"),
                call("e", "echo", "[]"));

        assertThat(results).allMatch(ToolResult::error);
        assertThat(results.get(0).content()).isEqualTo("There is no tool 'ehco'. The tools are: echo.");
        assertThat(results.get(1).content()).startsWith("The arguments are not JSON: ");
        assertThat(results.get(2).content())
                .isEqualTo("The arguments are not valid: amount: string found, number expected");
        assertThat(results.get(3).content())
                .isEqualTo("The arguments are not valid: txt: unknown, not among the properties of the schema");
        assertThat(results.get(4).content()).isEqualTo("The arguments must be a JSON object, not an array.");
        assertThat(echo.calls()).isEmpty();
    }

    @Test
    void aToolThatTheWorkerDoesNotHaveIsAnsweredAsUnavailable() {
        TestingTool absent = TestingTool.of("absent", ToolEffect.ONCE, (arguments, context) -> "never");

        List<ToolResult> results = results(TestingAgent.agent().tools(absent, echo), echo, call("a", "absent", "{}"));

        assertThat(results)
                .extracting(ToolResult::content)
                .containsExactly("The tool 'absent' is not available at the moment.");
    }

    @Test
    void aToolKnowsItsCall() {
        List<ToolResult> results =
                results(TestingAgent.agent().tools(echo), echo, call("a", "echo", "{}"), call("b", "echo", "{}"));

        assertThat(results).hasSize(2);
        assertThat(echo.calls())
                .extracting(TestingTool.Call::idempotencyKey)
                .containsExactlyInAnyOrder("the-run:1:0", "the-run:1:1");
        assertThat(echo.calls())
                .allMatch(call -> call.attempt() == 1 && call.caller().equals("ada"));
    }

    @Test
    void callsWithTheSameIdAreToldApart() {
        List<ToolResult> results =
                results(TestingAgent.agent().tools(echo), echo, call("a", "echo", "{}"), call("a", "echo", "{}"));

        assertThat(results).extracting(result -> result.toolCallId().value()).containsExactly("a", "a-1-1");
    }

    @Test
    void callsThatWereNotExecutedAreNotCounted() {
        AgentDefinition agent = TestingAgent.agent().tools(echo).build();
        TestingModel model =
                TestingModel.answering(calls(call("a", "nothing", "{}"), call("b", "echo", "{}")), text("done"));
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model, echo)) {
            RunResult result = temporal.begin(agent, "hello").getResult(RunResult.class);

            assertThat(result.progress().usage().toolCalls()).isEqualTo(1);
        }
    }

    private static List<ToolResult> results(TestingAgent agent, TestingTool tool, ToolCall... calls) {
        AgentDefinition definition = agent.build();
        ModelResponse asking = calls(calls);
        try (TestingTemporal temporal =
                TestingTemporal.options().start(definition, TestingModel.answering(asking, text("done")), tool)) {
            WorkflowStub run = temporal.begin(definition, "hello", "the-run");
            run.getResult(RunResult.class);
            return run.query("transcript", TranscriptPage.class, 0).messages().stream()
                    .filter(Message.ToolResult.class::isInstance)
                    .map(Message.ToolResult.class::cast)
                    .toList();
        }
    }
}
