package io.agentee.runtime.workflow;

import static io.agentee.runtime.testing.TestingModel.call;
import static io.agentee.runtime.testing.TestingModel.calls;
import static io.agentee.runtime.testing.TestingModel.text;
import static io.agentee.runtime.testing.TestingRuns.failedResultOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.testing.TestingTool;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run writes into its history stays below what a server refuses, whatever models and tools say. */
class PayloadLimitsTest {

    private static final int TEMPORAL_LIMIT = 2 * 1024 * 1024;

    private final TestingTool echo =
            TestingTool.of("echo", ToolEffect.READ_ONLY, (arguments, context) -> "got " + arguments);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 262_144, 262_145, 1 << 20, 8 << 20})
    void aToolResultIsCutBeforeItIsRecorded(int bytes) {
        TestingTool large = TestingTool.of("large", ToolEffect.ONCE, (arguments, context) -> "\"".repeat(bytes));
        AgentDefinition agent = TestingAgent.agent().tools(large).build();
        TestingModel model = TestingModel.answering(calls(call("a", "large", "{}")), text("done"));

        List<HistoryEvent> events = history(agent, model, large);

        assertThat(events)
                .allSatisfy(event -> assertThat(event.getSerializedSize()).isLessThan(TEMPORAL_LIMIT));
    }

    @Test
    void manyLargeResultsInOneTurnAreManyPayloads() {
        TestingTool large = TestingTool.of("large", ToolEffect.ONCE, (arguments, context) -> "\"".repeat(262_144));
        AgentDefinition agent = TestingAgent.agent().tools(large).build();
        ToolCall[] forty = IntStream.range(0, 40)
                .mapToObj(i -> call("c" + i, "large", "{}"))
                .toArray(ToolCall[]::new);

        List<HistoryEvent> events = history(agent, TestingModel.answering(calls(forty), text("done")), large);

        assertThat(events)
                .allSatisfy(event -> assertThat(event.getSerializedSize()).isLessThan(TEMPORAL_LIMIT));
        assertThat(large.calls()).hasSize(40);
    }

    @Test
    void anExceptionWithAnEndlessMessageIsCut() {
        TestingTool broken = TestingTool.of("broken", ToolEffect.READ_ONLY, (arguments, context) -> {
            throw new IllegalStateException("x".repeat(5_000_000));
        });
        AgentDefinition agent = TestingAgent.agent().tools(broken).build();
        TestingModel model = TestingModel.answering(calls(call("a", "broken", "{}")), text("done"));

        List<HistoryEvent> events = history(agent, model, broken);

        assertThat(events)
                .allSatisfy(event -> assertThat(event.getSerializedSize()).isLessThan(20_000));
    }

    @Test
    void anAnswerThatIsAlsoATreeFitsTwiceIntoTheResult() {
        String answer = "[" + "1,".repeat(450_000) + "1]";
        AgentDefinition agent = TestingAgent.agent()
                .responseSchema(new JsonSchema(Map.of("type", "array")))
                .build();

        List<HistoryEvent> events = history(agent, TestingModel.answering(text(answer)));

        assertThat(events)
                .allSatisfy(event -> assertThat(event.getSerializedSize()).isLessThan(TEMPORAL_LIMIT));
    }

    @Test
    void aRunThatCannotGoOnInItsHistoryFailsByName() {
        AgentDefinition agent =
                TestingAgent.agent().tools(echo).maxIterations(100).build();
        TestingModel model = TestingModel.computing(
                request -> saying("x".repeat(990_000), call("c" + request.callNumber(), "echo", "{}")));
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model, echo)) {
            RunOutcome outcome = failedResultOf(temporal.begin(agent, "hello")).outcome();

            assertThat(outcome).isInstanceOfSatisfying(RunOutcome.Failed.class, failed -> assertThat(
                            failed.problem().type())
                    .isEqualTo("urn:agentee:problem:history-limit"));
        }
    }

    private List<HistoryEvent> history(AgentDefinition agent, TestingModel model, TestingTool... tools) {
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model, tools)) {
            WorkflowStub run = temporal.begin(agent, "hello", "the-run");
            run.getResult(RunResult.class);
            return temporal.client().fetchHistory("the-run").getEvents();
        }
    }

    private static ModelResponse saying(String text, ToolCall call) {
        return new ModelResponse(text, List.of(call), Optional.empty(), Map.of(), TokenUsage.NONE);
    }
}
