package io.agentee.runtime.stream;

import static io.agentee.runtime.stream.TestingWatcher.types;
import static io.agentee.runtime.testing.TestingModel.call;
import static io.agentee.runtime.testing.TestingModel.calls;
import static io.agentee.runtime.testing.TestingModel.text;
import static io.agentee.runtime.testing.TestingRuns.failureOf;
import static io.agentee.runtime.testing.TestingRuns.transcriptOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.ApprovalPolicy;
import io.agentee.api.agent.ApprovalTerms;
import io.agentee.api.agent.CallPolicy;
import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.EventId;
import io.agentee.api.event.ToolCallEvent;
import io.agentee.api.message.Message;
import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.run.AgentClientException.UnknownEvent;
import io.agentee.api.run.AgentClientException.UnknownRun;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.testing.TestingTool;
import io.agentee.runtime.transport.LocalEventTransport;
import io.agentee.runtime.workflow.RunResult;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunStreamsTest {

    private static final RunId RUN = new RunId("r-1");
    private static final int WINDOW = 1 << 20;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final TestingTool echo = TestingTool.of("echo", ToolEffect.READ_ONLY, (arguments, context) -> "heard");
    private final AgentDefinition agent = TestingAgent.agent().tools(echo).build();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void aFinishedRunIsToldFromItsFirstEventToItsLast() {
        ChatModel model = TestingModel.answering(calls(call("c1", "echo", "{}")), text("all is well"));
        try (TestingTemporal temporal = start(agent, model, echo)) {
            finish(temporal, agent);

            List<AgentEvent> events =
                    watch(streams(temporal, WINDOW), EventId.BEGINNING).all();

            TestingWatcher.assertOrdered(events);
            assertThat(types(events)).startsWith("RUN_STARTED", "STEP_STARTED", "TOOL_CALL_START");
            assertThat(types(events)).endsWith("TEXT_MESSAGE_END", "STEP_FINISHED", "RUN_FINISHED");
            assertThat(types(events)).filteredOn("TEXT_MESSAGE_CONTENT"::equals).hasSize(3);
        }
    }

    @Test
    void tokensAreSeenBeforeTheAnswerIsComplete() throws InterruptedException {
        CompletableFuture<ModelResponse> end = new CompletableFuture<>();
        TestingModel model = TestingModel.streaming(List.of("one ", "two "), end);
        try (TestingTemporal temporal = start(agent, model)) {
            temporal.begin(agent, "hello", RUN.value());
            // Temporal's test server does not tell of what happens between a look and the wait after it.
            model.called().await();
            TestingWatcher watcher = watch(streams(temporal, WINDOW), EventId.BEGINNING);

            await().untilAsserted(() ->
                    assertThat(TestingWatcher.text(watcher.soFar())).isEqualTo("one two "));
            end.complete(text("one two three"));

            assertThat(TestingWatcher.text(watcher.all())).isEqualTo("one two three");
        }
    }

    @Test
    void everyWatcherSeesTheSameHoweverSlowAndHoweverOftenItComesBack() {
        String answer =
                String.join(" ", IntStream.range(0, 600).mapToObj(i -> "t" + i).toList());
        ChatModel model = TestingModel.answering(calls(call("c1", "echo", "{}")), text(answer));
        try (TestingTemporal temporal = start(agent, model, echo)) {
            finish(temporal, agent);
            // A window of some ten events: most of the watchers fall out of it, and read for themselves.
            RunStreams streams = streams(temporal, 4_000);
            List<AgentEvent> truth = watch(streams, EventId.BEGINNING).all();

            List<CompletableFuture<List<AgentEvent>>> watchers = IntStream.range(0, 40)
                    .mapToObj(seed -> CompletableFuture.supplyAsync(() -> watchInParts(streams, seed), executor))
                    .toList();

            assertThat(watchers).allSatisfy(seen -> assertThat(seen.join()).isEqualTo(truth));
            await().untilAsserted(() ->
                    assertThat(streams.size()).as("runs that are still read").isZero());
        }
    }

    private static List<AgentEvent> watchInParts(RunStreams streams, int seed) {
        Random random = new Random(seed);
        List<AgentEvent> seen = new ArrayList<>();
        EventId last = EventId.BEGINNING;
        while (seen.isEmpty() || !types(seen).get(seen.size() - 1).equals("RUN_FINISHED")) {
            TestingWatcher part = TestingWatcher.of(streams.open(RUN, last).join(), 1 + random.nextInt(200));
            seen.addAll(part.all());
            last = part.lastId();
        }
        return seen;
    }

    @Test
    void whatTheModelReadsOfToolsIsWhatWatchersSee() {
        TestingTool broken = TestingTool.of("broken", ToolEffect.READ_ONLY, (arguments, context) -> {
            throw new IllegalStateException("out of order");
        });
        TestingTool once = TestingTool.of("once", ToolEffect.ONCE, (arguments, context) -> {
            throw new IllegalStateException("jammed");
        });
        TestingTool guarded = TestingTool.of("guarded", ToolEffect.READ_ONLY, (arguments, context) -> "never");
        CallPolicy twice = new CallPolicy(Duration.ofSeconds(30), 2, Duration.ofMillis(10));
        AgentDefinition careful = TestingAgent.agent()
                .tools(echo, broken, once, guarded)
                .approval(ApprovalPolicy.of("guarded")
                        .withTerms(ApprovalTerms.DEFAULTS.withTimeout(Duration.ofMillis(100))))
                .callPolicies(twice, twice)
                .build();
        ChatModel model = TestingModel.answering(
                calls(
                        call("c", "broken", "{}"),
                        call("c", "once", "{}"),
                        call("c", "guarded", "{}"),
                        call("c", "unknown", "{}"),
                        call("c", "echo", "no JSON"),
                        call("c", "echo", "{}")),
                calls(call("c", "echo", "{}")),
                text("done"));
        try (TestingTemporal temporal = start(careful, model, echo, broken, once, guarded)) {
            WorkflowStub run = finish(temporal, careful);

            assertToldAsInTheTranscript(
                    watch(streams(temporal, WINDOW), EventId.BEGINNING).all(), run);
        }
    }

    @Test
    void aRunThatContinuesAsNewIsOneStream() {
        AgentDefinition continuing =
                TestingAgent.agent().tools(echo).maxHistoryEvents(12).build();
        ChatModel model = TestingModel.answering(
                calls(call("c", "echo", "{}")),
                calls(call("c", "echo", "{}")),
                calls(call("c", "echo", "{}")),
                text("after some time"));
        try (TestingTemporal temporal = start(continuing, model, echo)) {
            WorkflowStub run = finish(temporal, continuing);

            List<AgentEvent> events =
                    watch(streams(temporal, WINDOW), EventId.BEGINNING).all();

            TestingWatcher.assertOrdered(events);
            assertThat(types(events)).filteredOn("RUN_STARTED"::equals).hasSize(1);
            assertThat(types(events)).filteredOn("TEXT_MESSAGE_CONTENT"::equals).hasSize(3);
            assertToldAsInTheTranscript(events, run);
        }
    }

    @Test
    void whatWasSaidBeforeTheRunWasCancelledIsToldToLaterWatchersToo() throws InterruptedException {
        TestingModel model = TestingModel.streaming(List.of("one ", "two "), new CompletableFuture<>());
        try (TestingTemporal temporal = start(agent, model)) {
            WorkflowStub run = temporal.begin(agent, "hello", RUN.value());
            model.called().await();
            run.cancel();
            failureOf(run);

            List<AgentEvent> events =
                    watch(streams(temporal, WINDOW), EventId.BEGINNING).all();

            assertThat(TestingWatcher.text(events)).isEqualTo("one two ");
            assertThat(types(events)).endsWith("TEXT_MESSAGE_END", "STEP_FINISHED", "RUN_ERROR");
        }
    }

    @Test
    void theRetryOfAModelCallIsAnotherMessage() {
        CallPolicy twice = new CallPolicy(Duration.ofSeconds(30), 2, Duration.ofMillis(10));
        AgentDefinition patient =
                TestingAgent.agent().callPolicies(twice, twice).build();
        ChatModel model = TestingModel.answeringLater(RunStreamsTest::failFirst, List.of("half an "));
        try (TestingTemporal temporal = start(patient, model)) {
            WorkflowStub run = finish(temporal, patient);

            List<AgentEvent> events =
                    watch(streams(temporal, WINDOW), EventId.BEGINNING).all();

            assertThat(TestingWatcher.json(events))
                    .contains("{\"type\":\"CUSTOM\",\"name\":\"message_superseded\",\"value\":{\"messageId\":\"m2\"}}");
            assertThat(types(events)).filteredOn("TEXT_MESSAGE_START"::equals).hasSize(2);
            assertThat(transcriptOf(run).get(1).messageId().value()).isEqualTo("m2-2");
        }
    }

    private static CompletableFuture<ModelResponse> failFirst(ModelRequest request) {
        return request.attempt() == 1
                ? CompletableFuture.failedFuture(ModelException.httpError("busy", 503, Optional.empty()))
                : CompletableFuture.completedFuture(text("half an answer"));
    }

    @Test
    void aStreamOfNothingIsRefused() {
        try (TestingTemporal temporal = start(agent, TestingModel.answering(text("hi")))) {
            finish(temporal, agent);
            RunStreams streams = streams(temporal, WINDOW);

            assertThatThrownBy(() ->
                            streams.open(new RunId("nobody"), EventId.BEGINNING).join())
                    .hasCauseInstanceOf(UnknownRun.class);
            assertThatThrownBy(() -> streams.open(RUN, new EventId("nonsense")).join())
                    .hasCauseInstanceOf(UnknownEvent.class)
                    .hasRootCauseMessage("Run 'r-1' has no event 'nonsense'.");
        }
    }

    @Test
    void whoHasSeenTheEndHasNothingMoreToSee() {
        try (TestingTemporal temporal = start(agent, TestingModel.answering(text("hi")))) {
            finish(temporal, agent);
            RunStreams streams = streams(temporal, WINDOW);
            EventId last = last(watch(streams, EventId.BEGINNING).all()).id();

            assertThat(watch(streams, last).all()).isEmpty();
        }
    }

    @Test
    void aSubscriberThatAsksForNothingFails() {
        try (TestingTemporal temporal = start(agent, TestingModel.answering(text("hi")))) {
            finish(temporal, agent);
            CompletableFuture<Throwable> failure = new CompletableFuture<>();

            streams(temporal, WINDOW).open(RUN, EventId.BEGINNING).join().subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    subscription.request(0);
                }

                @Override
                public void onNext(AgentEvent event) {}

                @Override
                public void onError(Throwable given) {
                    failure.complete(given);
                }

                @Override
                public void onComplete() {}
            });

            assertThat(failure.join()).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void assertToldAsInTheTranscript(List<AgentEvent> events, WorkflowStub run) {
        List<String> told = new ArrayList<>();
        for (AgentEvent event : events) {
            if (event.body() instanceof ToolCallEvent.Result result) {
                told.add("%s %s %s".formatted(result.messageId(), result.toolCallId(), result.content()));
            }
        }
        List<String> read = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        for (Message message : transcriptOf(run)) {
            if (message instanceof Message.ToolResult result) {
                read.add("%s %s %s".formatted(result.messageId(), result.toolCallId(), result.content()));
            } else if (message instanceof Message.Assistant answer) {
                said.append(answer.content());
            }
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(read);
        assertThat(TestingWatcher.text(events)).isEqualTo(said.toString());
    }

    private static TestingTemporal start(AgentDefinition agent, ChatModel model, TestingTool... tools) {
        return TestingTemporal.options()
                .realTime()
                .events(new LocalEventTransport(Duration.ofHours(1), 100_000))
                .start(agent, model, tools);
    }

    private static WorkflowStub finish(TestingTemporal temporal, AgentDefinition agent) {
        WorkflowStub run = temporal.begin(agent, "hello", RUN.value());
        run.getResult(RunResult.class);
        return run;
    }

    private RunStreams streams(TestingTemporal temporal, int windowBytes) {
        return new RunStreams(temporal.calls(), temporal.events(), executor, windowBytes);
    }

    private static TestingWatcher watch(RunStreams streams, EventId after) {
        return TestingWatcher.of(streams.open(RUN, after).join());
    }

    private static AgentEvent last(List<AgentEvent> events) {
        return events.get(events.size() - 1);
    }
}
