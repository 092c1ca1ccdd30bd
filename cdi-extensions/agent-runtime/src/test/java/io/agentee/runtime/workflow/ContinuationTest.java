package io.agentee.runtime.workflow;

import static io.agentee.runtime.testing.TestingModel.call;
import static io.agentee.runtime.testing.TestingModel.calls;
import static io.agentee.runtime.testing.TestingModel.text;
import static io.agentee.runtime.testing.TestingRuns.failedResultOf;
import static io.agentee.runtime.testing.TestingRuns.transcriptOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.testing.TestingTool;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContinuationTest {

    private static final int FORCED_EARLY = 12;

    private final TestingTool echo =
            TestingTool.of("echo", ToolEffect.READ_ONLY, (arguments, context) -> "got " + arguments);

    /** How a run went, without the times. */
    private record Outcome(RunResult result, List<String> transcript, List<String> keys, boolean continued) {}

    @Test
    void aRunThatContinuesAsNewLosesNothing() {
        Outcome inOneHistory = run(0);
        echo.calls().clear();
        Outcome continued = run(FORCED_EARLY);

        assertThat(inOneHistory.continued()).isFalse();
        assertThat(continued.continued()).isTrue();
        assertThat(continued.result()).isEqualTo(inOneHistory.result());
        assertThat(continued.transcript()).isEqualTo(inOneHistory.transcript()).hasSize(17);
        assertThat(continued.keys()).isEqualTo(inOneHistory.keys()).doesNotHaveDuplicates();
    }

    @Test
    void memoAndSearchAttributesGoAlong() {
        AgentDefinition agent = agent(FORCED_EARLY).build();
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, sixTurns(), echo)) {
            WorkflowStub run = temporal.begin(agent, "hello", "the-run");
            run.getResult(RunResult.class);

            WorkflowExecutionDescription description =
                    temporal.client().newUntypedWorkflowStub("the-run").describe();
            assertThat(description.getExecution().getRunId())
                    .isNotEqualTo(run.getExecution().getRunId());
            assertThat(description.getMemo(RunMemo.ORIGIN, Run.Origin.class))
                    .isEqualTo(TestingTemporal.input(agent, "hello").origin());
            assertThat(description.getMemo(RunMemo.AGENT, String.class)).isEqualTo("tester");
            assertThat(description.getMemo(RunMemo.REQUEST_DIGEST, String.class))
                    .isEqualTo("digest");
            assertThat(description.getTypedSearchAttributes().get(RunSearchAttributes.AGENT))
                    .isEqualTo("tester");
            assertThat(description.getTypedSearchAttributes().get(RunSearchAttributes.STATE))
                    .isEqualTo(RunSearchAttributes.ACTIVE);
        }
    }

    @Test
    void theTimeOfARunIsNotGrantedAnew() {
        TestingTool failing = TestingTool.of("echo", ToolEffect.READ_ONLY, (arguments, context) -> {
            throw new IllegalStateException("so that time passes between the attempts");
        });
        AgentDefinition agent = agent(FORCED_EARLY)
                .maxIterations(1_000)
                .timeout(Duration.ofSeconds(30))
                .build();
        TestingModel model = TestingModel.computing(request -> calls(call("c" + request.callNumber(), "echo", "{}")));
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model, failing)) {
            long before = temporal.environment().currentTimeMillis();

            RunResult result = failedResultOf(temporal.begin(agent, "hello", "the-run"));

            List<HistoryEvent> last = temporal.client().fetchHistory("the-run").getEvents();
            long endedAt = last.get(last.size() - 1).getEventTime().getSeconds() * 1_000;
            assertThat(result.outcome()).isInstanceOf(RunOutcome.TimedOut.class);
            assertThat(result.progress().iterations()).isGreaterThan(3);
            assertThat(endedAt - before).isLessThan(60_000);
        }
    }

    @Test
    void aTranscriptThatIsTooLargeToCarryStaysWhereItIs() {
        AgentDefinition agent = agent(FORCED_EARLY).build();
        TestingModel model = TestingModel.computing(request -> request.callNumber() == 6
                ? text("done")
                : saying("x".repeat(400_000), call("c" + request.callNumber(), "echo", "{}")));
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model, echo)) {
            WorkflowStub run = temporal.begin(agent, "hello", "the-run");
            RunResult result = run.getResult(RunResult.class);

            assertThat(result.outcome().text()).contains("done");
            assertThat(transcriptOf(temporal.client().newUntypedWorkflowStub("the-run")))
                    .hasSize(12);
        }
    }

    private Outcome run(int maxHistoryEvents) {
        AgentDefinition agent = agent(maxHistoryEvents).build();
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, sixTurns(), echo)) {
            WorkflowStub run = temporal.begin(agent, "hello", "the-run");
            RunResult result = run.getResult(RunResult.class);
            WorkflowStub last = temporal.client().newUntypedWorkflowStub("the-run");
            return new Outcome(
                    result,
                    transcriptOf(last).stream()
                            .map(ContinuationTest::withoutTime)
                            .toList(),
                    echo.calls().stream()
                            .map(TestingTool.Call::idempotencyKey)
                            .sorted()
                            .toList(),
                    !last.describe()
                            .getExecution()
                            .getRunId()
                            .equals(run.getExecution().getRunId()));
        }
    }

    private TestingAgent agent(int maxHistoryEvents) {
        return TestingAgent.agent().tools(echo).maxHistoryEvents(maxHistoryEvents);
    }

    private static TestingModel sixTurns() {
        return TestingModel.computing(ContinuationTest::turn);
    }

    private static ModelResponse turn(ModelRequest request) {
        int number = request.callNumber();
        if (number == 6) {
            return text("done after " + request.messages().size() + " messages");
        }
        return calls(call("same", "echo", "{\"amount\":%d}".formatted(number)), call("b" + number, "echo", "{}"));
    }

    private static ModelResponse saying(String text, ToolCall call) {
        return new ModelResponse(text, List.of(call), Optional.empty(), Map.of(), TokenUsage.NONE);
    }

    private static String withoutTime(Message message) {
        return message.toString().replaceAll("createdAt=[^,\\]]*", "");
    }
}
