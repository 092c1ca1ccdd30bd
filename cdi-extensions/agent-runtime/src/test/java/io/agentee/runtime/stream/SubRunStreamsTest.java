package io.agentee.runtime.stream;

import static io.agentee.runtime.stream.TestingWatcher.types;
import static io.agentee.runtime.testing.TestingModel.call;
import static io.agentee.runtime.testing.TestingModel.calls;
import static io.agentee.runtime.testing.TestingModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.EventId;
import io.agentee.api.event.SubagentEvent;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunStatus;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.workflow.RunResult;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubRunStreamsTest {

    private static final RunId RUN = new RunId("r-1");
    private static final RunId FIRST = RUN.subRun(1, 0);
    private static final RunId SECOND = RUN.subRun(1, 1);
    private static final RunId NESTED = FIRST.subRun(1, 0);
    private static final int WINDOW = 1 << 20;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final AgentDefinition helper = TestingAgent.agent().named("helper").build();
    private final AgentDefinition middle =
            TestingAgent.agent().named("middle").subAgents(helper).build();
    private final AgentDefinition lead =
            TestingAgent.agent().named("lead").subAgents(middle, helper).build();
    private final TestingModel model = TestingModel.computing(request -> switch (input(request)) {
        case "hello" ->
            inTurn(request, calls(task("a", "middle", "ask"), task("b", "helper", "two")), text("all done"));
        case "ask" -> inTurn(request, calls(task("a", "helper", "three")), text("three it is"));
        default -> text("I say " + input(request));
    });

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void theStreamOfARunTellsOfItsSubRunsBetweenTheirBeginningsAndEnds() {
        try (TestingTemporal temporal = start(lead, model)) {
            finish(begin(temporal));

            List<AgentEvent> events = watch(streams(temporal, WINDOW), EventId.BEGINNING);

            TestingWatcher.assertOrdered(events);
            assertThat(types(events)).startsWith("RUN_STARTED").endsWith("RUN_FINISHED");
            assertThat(types(events)).containsOnlyOnce("RUN_STARTED", "RUN_FINISHED");
            assertThat(lanes(events)).containsOnlyKeys("", FIRST.value(), SECOND.value(), NESTED.value());
            assertStandsBetween(events, FIRST);
            assertStandsBetween(events, SECOND);
            assertStandsBetween(events, NESTED);
            assertThat(TestingWatcher.text(of(events, Optional.of(NESTED)))).isEqualTo("I say three");
            assertThat(started(events, NESTED).parentSubagentRunId()).contains(FIRST);
            assertThat(started(events, FIRST).parentSubagentRunId()).isEmpty();
            assertThat(started(events, NESTED).parentToolCallId().value()).isEqualTo(FIRST + ":a");
        }
    }

    @Test
    void whateverTheWatcherHasSeenItGoesOnWithTheRestOfEachRun() {
        try (TestingTemporal temporal = start(lead, model)) {
            finish(begin(temporal));
            RunStreams streams = streams(temporal, WINDOW);
            List<AgentEvent> truth = watch(streams, EventId.BEGINNING);

            for (int seen = 1; seen < truth.size(); seen++) {
                List<AgentEvent> all = new ArrayList<>(truth.subList(0, seen));
                all.addAll(watch(streams, truth.get(seen - 1).id()));

                TestingWatcher.assertOrdered(all);
                assertThat(lanes(all)).as("cut after %s", seen).isEqualTo(lanes(truth));
            }
            await().untilAsserted(() -> assertThat(streams.size()).isZero());
        }
    }

    @Test
    void whoReadsForItselfSeesTheSame() {
        try (TestingTemporal temporal = start(lead, model)) {
            finish(begin(temporal));

            List<AgentEvent> alone = watch(streams(temporal, 1), EventId.BEGINNING);

            assertThat(lanes(alone)).isEqualTo(lanes(watch(streams(temporal, WINDOW), EventId.BEGINNING)));
        }
    }

    @Test
    void tokensOfASubRunAreSeenBeforeItsAnswerIsComplete() {
        CompletableFuture<ModelResponse> end = new CompletableFuture<>();
        TestingModel slow = TestingModel.answeringLater(
                request -> input(request).equals("hello") ? saying("one two ", request) : end, List.of("one ", "two "));
        try (TestingTemporal temporal = start(lead, slow)) {
            begin(temporal);
            // Temporal's test server does not tell of what happens between a look and the wait after it.
            await().untilAsserted(() -> assertThat(slow.requests()).hasSize(2));
            TestingWatcher watcher = TestingWatcher.of(
                    streams(temporal, WINDOW).open(RUN, EventId.BEGINNING).join());

            await().untilAsserted(() -> assertThat(TestingWatcher.text(of(watcher.soFar(), Optional.of(FIRST))))
                    .isEqualTo("one two "));
            end.complete(text("one two three"));

            assertThat(TestingWatcher.text(of(watcher.all(), Optional.of(FIRST))))
                    .isEqualTo("one two three");
        }
    }

    @Test
    void aCancelledRunTellsTheEndsOfItsSubRunsFirst() {
        TestingModel hanging = hangingSubRun();
        try (TestingTemporal temporal = start(lead, hanging)) {
            WorkflowStub run = begin(temporal);
            await().untilAsserted(() -> assertThat(hanging.requests()).hasSize(2));
            run.cancel();
            finish(run);

            List<AgentEvent> events = watch(streams(temporal, WINDOW), EventId.BEGINNING);

            assertStandsBetween(events, FIRST);
            assertThat(ended(events, FIRST))
                    .isInstanceOfSatisfying(SubagentEvent.Failed.class, failed -> assertThat(failed.code())
                            .isEqualTo(RunStatus.CANCELLED));
            assertThat(types(events)).doesNotContain("TOOL_CALL_RESULT").endsWith("STEP_FINISHED", "RUN_ERROR");
        }
    }

    @Test
    void aStreamEndsThoughASubRunDoesNotAndAllThatWasOpenIsClosed() {
        TestingModel hanging = hangingSubRun();
        try (TestingTemporal temporal = start(lead, hanging)) {
            WorkflowStub run = begin(temporal);
            await().untilAsserted(() -> assertThat(hanging.requests()).hasSize(2));
            // It cannot tell its sub-run, and the sub-run's worker hears of it, if at all, after the stream has ended.
            temporal.environment().getWorkerFactory().suspendPolling();
            run.terminate("an operator's reason");

            List<AgentEvent> events = watch(streams(temporal, WINDOW), EventId.BEGINNING);

            assertStandsBetween(events, FIRST);
            assertThat(types(of(events, Optional.of(FIRST)))).endsWith("STEP_FINISHED");
            assertThat(types(events)).endsWith("RUN_ERROR");
            temporal.environment().getWorkerFactory().resumePolling();
        }
    }

    private static void assertStandsBetween(List<AgentEvent> events, RunId subRun) {
        int begin = events.indexOf(place(events, subRun, SubagentEvent.Started.class));
        int end = events.indexOf(place(events, subRun, SubagentEvent.class, SubagentEvent.Started.class));
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).subRun().equals(Optional.of(subRun))) {
                assertThat(i).as("%s", events.get(i)).isBetween(begin, end);
            }
        }
        assertThat(of(events, Optional.of(subRun))).isNotEmpty();
    }

    private static AgentEvent place(List<AgentEvent> events, RunId subRun, Class<?> wanted, Class<?>... others) {
        return events.stream()
                .filter(event -> wanted.isInstance(event.body())
                        && ((SubagentEvent) event.body()).subagentRunId().equals(subRun)
                        && List.of(others).stream().noneMatch(other -> other.isInstance(event.body())))
                .findFirst()
                .orElseThrow();
    }

    private static SubagentEvent.Started started(List<AgentEvent> events, RunId subRun) {
        return (SubagentEvent.Started)
                place(events, subRun, SubagentEvent.Started.class).body();
    }

    private static SubagentEvent ended(List<AgentEvent> events, RunId subRun) {
        return (SubagentEvent) place(events, subRun, SubagentEvent.class, SubagentEvent.Started.class)
                .body();
    }

    /** What is told of each run, without the places that the mixture gives it. */
    private static Map<String, List<String>> lanes(List<AgentEvent> events) {
        Map<String, List<String>> lanes = new LinkedHashMap<>();
        for (AgentEvent event : events) {
            lanes.computeIfAbsent(event.subRun().map(RunId::value).orElse(""), unknown -> new ArrayList<>())
                    .add(TestingWatcher.json(event.body()));
        }
        return lanes;
    }

    private static List<AgentEvent> of(List<AgentEvent> events, Optional<RunId> subRun) {
        return events.stream().filter(event -> event.subRun().equals(subRun)).toList();
    }

    private TestingModel hangingSubRun() {
        return TestingModel.answeringLater(
                request -> input(request).equals("hello") ? saying("well ", request) : new CompletableFuture<>(),
                List.of("well "));
    }

    /** Hands out a task, and is done when there is an answer; each time with these words. */
    private static CompletableFuture<ModelResponse> saying(String words, ModelRequest request) {
        ModelResponse asking = new ModelResponse(
                words, List.of(task("a", "helper", "two")), Optional.empty(), Map.of(), TokenUsage.NONE);
        return CompletableFuture.completedFuture(inTurn(request, asking, text(words + "done")));
    }

    private static String input(ModelRequest request) {
        return request.messages().get(0).content();
    }

    private static ModelResponse inTurn(ModelRequest request, ModelResponse... answers) {
        return answers[Math.min(request.callNumber(), answers.length) - 1];
    }

    private static ToolCall task(String id, String agent, String instruction) {
        return call(id, "subagent_" + agent, "{\"instruction\":\"%s\"}".formatted(instruction));
    }

    private TestingTemporal start(AgentDefinition agent, TestingModel spoken) {
        return TestingTemporal.options().realTime().start(agent, spoken);
    }

    private WorkflowStub begin(TestingTemporal temporal) {
        return temporal.begin(lead, List.of(helper, middle), "hello", RUN.value());
    }

    private static void finish(WorkflowStub run) {
        try {
            run.getResult(RunResult.class);
        } catch (WorkflowFailedException expected) {
            // Its stream says so.
        }
    }

    private RunStreams streams(TestingTemporal temporal, int windowBytes) {
        return new RunStreams(temporal.calls(), temporal.events(), executor, windowBytes);
    }

    private static List<AgentEvent> watch(RunStreams streams, EventId after) {
        return TestingWatcher.of(streams.open(RUN, after).join()).all();
    }
}
