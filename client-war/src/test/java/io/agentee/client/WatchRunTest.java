package io.agentee.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.event.RunEvent;
import io.agentee.api.event.SubagentEvent;
import io.agentee.api.event.TextEvent;
import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunStatus;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchRunTest {

    private static final String PATH = "/api/v1/runs/run-0/events";

    private static final RunEvent STARTED = RunEvent.Started.of("c-7", "run-0", 1000);
    private static final RunEvent FINISHED = new RunEvent.Finished(
            "c-7",
            "run-0",
            Optional.of("Hello"),
            RunEvent.Finished.Outcome.SUCCESS,
            List.of(new TokenUsage(10, 5, 3, 1)),
            3000);

    private static final String FRAME_1 =
            "id: 1\ndata: {\"type\":\"RUN_STARTED\",\"threadId\":\"c-7\",\"runId\":\"run-0\",\"protocolVersion\":\"1.0\",\"timestamp\":1000}\n\n";
    private static final String FRAME_2 =
            "id: 2\ndata: {\"type\":\"TEXT_MESSAGE_CONTENT\",\"messageId\":\"m-1\",\"delta\":\"Hel\\n\\r\",\"timestamp\":2000}\n\n";
    private static final String FRAME_3 =
            "id: 3\ndata: {\"type\":\"RUN_FINISHED\",\"threadId\":\"c-7\",\"runId\":\"run-0\",\"result\":\"Hello\","
                    + "\"outcome\":{\"type\":\"success\"},\"usage\":[{\"inputTokens\":10,\"outputTokens\":5,"
                    + "\"cachedInputTokens\":3,\"reasoningTokens\":1}],\"timestamp\":3000}\n\n";

    private TestingServer server;
    private TestingEvents events;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
        server.send(server.post("/api/v1/agents/assistant/runs", "{\"input\": \"hi\"}"));
        events = server.agents.onlyRun().events;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void finishedRunIsStreamedByteForByte() throws Exception {
        emitAll();

        TestingResponse response = server.send(watch());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(FRAME_1 + FRAME_2 + FRAME_3);
        assertThat(response.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("X-Accel-Buffering")).isEqualTo("no");
        assertThat(response.header("Content-Encoding")).isEmpty();
        Awaitility.await().until(() -> server.openStreams() == 0);
    }

    @Test
    void headersDoNotWaitForAnEvent() throws Exception {
        try (TestingWatcher watcher = TestingWatcher.of(server, PATH)) {
            assertThat(watcher.head).first().isEqualTo("HTTP/1.1 200 OK");

            events.emit(STARTED);
            assertThat(watcher.next()).isEqualTo(FRAME_1);
            assertThat(server.openStreams()).isEqualTo(1);
        }
    }

    @Test
    void liveEventsArriveOneByOneAndTheLastOneEndsTheStream() throws Exception {
        try (TestingWatcher watcher = TestingWatcher.of(server, PATH)) {
            events.emit(STARTED);
            assertThat(watcher.next()).isEqualTo(FRAME_1);
            events.emit(new TextEvent.Content(new MessageId("m-1"), "Hel\n\r", 2000));
            assertThat(watcher.next()).isEqualTo(FRAME_2);
            events.emit(FINISHED);
            events.complete();
            assertThat(watcher.rest()).isEqualTo(FRAME_3);
        }
    }

    @Test
    void eventsOfASubRunAreAmongThemUnderItsId() throws Exception {
        RunId subRun = new RunId("run-0.1.0");
        events.emit(
                STARTED,
                new SubagentEvent.Started(
                        subRun,
                        "support",
                        Optional.empty(),
                        Optional.empty(),
                        new ToolCallId("call-1"),
                        new MessageId("m-1"),
                        1500));
        events.emit(subRun, new TextEvent.Content(new MessageId("m-1"), "Hel", 2000));
        events.emit(new SubagentEvent.Finished(subRun, "Hel", 2500));
        events.complete();

        assertThat(server.send(watch()).body())
                .isEqualTo(FRAME_1
                        + "id: 2\ndata: {\"type\":\"SUBAGENT_STARTED\",\"subagentRunId\":\"run-0.1.0\","
                        + "\"name\":\"support\",\"parentToolCallId\":\"call-1\",\"parentMessageId\":\"m-1\","
                        + "\"timestamp\":1500}\n\n"
                        + "id: 3\ndata: {\"type\":\"TEXT_MESSAGE_CONTENT\",\"messageId\":\"m-1\",\"delta\":\"Hel\","
                        + "\"timestamp\":2000,\"subagentRunId\":\"run-0.1.0\"}\n\n"
                        + "id: 4\ndata: {\"type\":\"SUBAGENT_FINISHED\",\"subagentRunId\":\"run-0.1.0\","
                        + "\"result\":\"Hel\",\"timestamp\":2500}\n\n");
    }

    @Test
    void headerResumesRightAfterTheEvent() throws Exception {
        emitAll();

        assertThat(server.send(watch().header("Last-Event-ID", "2")).body()).isEqualTo(FRAME_3);
    }

    @Test
    void parameterResumesRightAfterTheEvent() throws Exception {
        emitAll();

        assertThat(server.send(server.request(PATH + "?after=1")).body()).isEqualTo(FRAME_2 + FRAME_3);
    }

    @Test
    void headerWinsOverTheParameterOfAnOldUrl() throws Exception {
        emitAll();

        assertThat(server.send(server.request(PATH + "?after=nothing").header("Last-Event-ID", "2"))
                        .body())
                .isEqualTo(FRAME_3);
    }

    @Test
    void emptyIdIsTheBeginning() throws Exception {
        emitAll();

        assertThat(server.send(server.request(PATH + "?after=")).body()).isEqualTo(FRAME_1 + FRAME_2 + FRAME_3);
    }

    @Test
    void resumingAfterTheLastEventEndsAtOnce() throws Exception {
        emitAll();

        TestingResponse response = server.send(watch().header("Last-Event-ID", "3"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.header("Content-Type")).isEqualTo("text/event-stream");
    }

    @Test
    void unknownEventIsRefused() throws Exception {
        TestingResponse response = server.send(watch().header("Last-Event-ID", "17"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.body())
                .isEqualTo("{\"type\":\"urn:agentee:problem:unknown-event-id\",\"title\":\"The run has no such event\","
                        + "\"status\":400,\"detail\":\"Run 'run-0' has no event '17'.\"}");
    }

    @Test
    void severalPositionsAreRefused() throws Exception {
        TestingResponse headers =
                server.send(watch().header("Last-Event-ID", "1").header("Last-Event-ID", "2"));
        assertThat(headers.status()).isEqualTo(400);
        assertThat(headers.json().get("errors").get(0).get("pointer").asText()).isEqualTo("/Last-Event-ID");

        TestingResponse parameters = server.send(server.request(PATH + "?after=1&after=2"));
        assertThat(parameters.status()).isEqualTo(400);
        assertThat(parameters.json().get("errors").get(0).get("pointer").asText())
                .isEqualTo("/after");
    }

    @Test
    void unknownRunIsNotFound() throws Exception {
        for (String id : List.of("nothing", "a%20b", "%00", "x".repeat(300))) {
            TestingResponse response =
                    server.send(server.request("/api/v1/runs/" + id + "/events").header("Accept", "text/event-stream"));

            assertThat(response.status()).isEqualTo(404);
            assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:unknown-run");
        }
    }

    @Test
    void temporalThatIsAwayIsUnavailable() throws Exception {
        server.agents.streamFailure =
                Optional.of(new AgentClientException.TemporalUnavailable(new ConnectException("secret address")));

        TestingResponse response = server.send(watch());

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("5");
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:temporal-unavailable");
    }

    @Test
    void whoDoesNotAcceptEventsGetsNone() throws Exception {
        TestingResponse response = server.send(server.request(PATH).header("Accept", "application/json"));

        assertThat(response.status()).isEqualTo(406);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:not-acceptable");
        assertThat(response.json().get("detail").asText())
                .isEqualTo("'" + PATH + "' answers with no media type that the header Accept allows.");
    }

    @Test
    void whoAsksForTheHeadersOnlyDoesNotWatch() throws Exception {
        TestingResponse response =
                server.send(server.request(PATH).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(events.subscriptions).isEmpty();
    }

    @Test
    void streamThatBreaksOffEndsAfterWhatItHad() throws Exception {
        try (TestingWatcher watcher = TestingWatcher.of(server, PATH)) {
            events.emit(STARTED);
            events.fail(new AgentClientException.TemporalUnavailable(new ConnectException("away")));

            assertThat(watcher.rest()).isEqualTo(FRAME_1);
        }
        Awaitility.await().until(() -> server.openStreams() == 0);
    }

    @Test
    void runThatFailsEndsTheStream() throws Exception {
        try (TestingWatcher watcher = TestingWatcher.of(server, PATH)) {
            events.emit(new RunEvent.Failed("Time is over", RunStatus.TIMED_OUT, List.of(), 1000));
            events.complete();

            assertThat(watcher.rest())
                    .isEqualTo(
                            "id: 1\ndata: {\"type\":\"RUN_ERROR\",\"message\":\"Time is over\",\"code\":\"timed-out\","
                                    + "\"timestamp\":1000}\n\n");
        }
    }

    private HttpRequest.Builder watch() {
        return server.request(PATH).header("Accept", "text/event-stream");
    }

    private void emitAll() {
        events.emit(STARTED, new TextEvent.Content(new MessageId("m-1"), "Hel\n\r", 2000), FINISHED);
        events.complete();
    }
}
