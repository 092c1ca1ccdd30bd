package io.agentee.runtime.workflow;

import static io.agentee.runtime.testing.TestingModel.call;
import static io.agentee.runtime.testing.TestingModel.calls;
import static io.agentee.runtime.testing.TestingModel.text;
import static io.agentee.runtime.testing.TestingRuns.transcriptOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.message.Message;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.testing.StaleQueries;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.testing.TestingTool;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowStub;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptByReferenceTest {

    private static final String SAID =
            "a result of about one hundred bytes, so that what is said twice shows in the" + " size of the history.";

    private final TestingTool echo = TestingTool.of("echo", ToolEffect.READ_ONLY, (arguments, context) -> SAID);

    @Test
    void historyGrowsLinearlyWithTheTurns() {
        List<HistoryEvent> ten = history(10);
        List<HistoryEvent> twenty = history(20);
        List<HistoryEvent> forty = history(40);

        // A slow machine may need a workflow task more.
        assertThat(forty.size() - twenty.size()).isCloseTo(2 * (twenty.size() - ten.size()), withinPercentage(10));
        long first = bytes(twenty) - bytes(ten);
        long second = bytes(forty) - bytes(twenty);
        assertThat(second).isCloseTo(2 * first, withinPercentage(10));
    }

    @Test
    void noMessageIsInTheInputOfAnActivity() {
        List<HistoryEvent> events = history(5);

        List<String> inputs = events.stream()
                .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
                .map(event -> event.getActivityTaskScheduledEventAttributes()
                        .getInput()
                        .getPayloads(0)
                        .getData()
                        .toStringUtf8())
                .toList();
        assertThat(inputs).hasSize(11);
        assertThat(inputs).allSatisfy(input -> assertThat(input.length()).isLessThan(120));
        assertThat(inputs).noneMatch(input -> input.contains(SAID) || input.contains("hello"));
    }

    @Test
    void aCallThatCannotReadItsRunIsScheduledAgainWithoutAnAttempt() {
        TestingModel model = TestingModel.answering(text("done"));
        AgentDefinition agent = TestingAgent.agent().build();
        int moreThanTheAttempts = agent.execution().limits().modelCall().maxAttempts() + 3;
        try (TestingTemporal temporal = TestingTemporal.options()
                .withoutTranscriptCache()
                .client(new StaleQueries(moreThanTheAttempts))
                .start(agent, model)) {
            RunResult result = temporal.begin(agent, "hello").getResult(RunResult.class);

            assertThat(result.outcome().text()).contains("done");
            assertThat(model.requests()).singleElement().satisfies(request -> assertThat(request.attempt())
                    .isEqualTo(1));
        }
    }

    @Test
    void aWorkerWithoutTheTranscriptAsksTheRunPageByPage() {
        TestingTool large = TestingTool.of("echo", ToolEffect.READ_ONLY, (arguments, context) -> "x".repeat(250_000));
        TestingModel model = TestingModel.computing(request -> turn(request, 8));
        AgentDefinition agent =
                TestingAgent.agent().tools(large).maxIterations(50).build();
        try (TestingTemporal temporal =
                TestingTemporal.options().withoutTranscriptCache().start(agent, model, large)) {
            WorkflowStub run = temporal.begin(agent, "hello");
            run.getResult(RunResult.class);

            TranscriptPage first = run.query("transcript", TranscriptPage.class, 0);
            assertThat(first.total()).isEqualTo(18);
            assertThat(first.messages().size()).isLessThan(first.total());
            List<Message> all = transcriptOf(run);
            ModelRequest last = model.requests().get(8);
            assertThat(last.messages()).isEqualTo(all.subList(0, 17));
        }
    }

    private List<HistoryEvent> history(int turns) {
        AgentDefinition agent =
                TestingAgent.agent().tools(echo).maxIterations(50).build();
        TestingModel model = TestingModel.computing(request -> turn(request, turns));
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model, echo)) {
            WorkflowStub run = temporal.begin(agent, "hello", "the-run");
            run.getResult(RunResult.class);
            return temporal.client().fetchHistory("the-run").getEvents();
        }
    }

    private static ModelResponse turn(ModelRequest request, int turns) {
        return request.callNumber() > turns ? text("done") : calls(call("c" + request.callNumber(), "echo", "{}"));
    }

    private static long bytes(List<HistoryEvent> events) {
        return events.stream().mapToLong(HistoryEvent::getSerializedSize).sum();
    }
}
