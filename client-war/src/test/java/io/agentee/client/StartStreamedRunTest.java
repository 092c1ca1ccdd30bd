package io.agentee.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.event.RunEvent;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.RunStatus;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartStreamedRunTest {

    private static final String PATH = "/api/v1/agents/assistant/runs";
    private static final String FRAMES = """
            id: 1
            data: {"type":"RUN_STARTED","threadId":"run-0","runId":"run-0","protocolVersion":"1.0","timestamp":1000}

            id: 2
            data: {"type":"RUN_ERROR","message":"401","code":"failed","timestamp":2000}

            """;

    private TestingServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void runIsStartedAndStreamedFromItsFirstEvent() throws Exception {
        CompletableFuture<TestingResponse> answer = server.sendAsync(streamed("{\"input\": \"hi\"}"));
        Awaitility.await().until(() -> server.agents.startedRuns() == 1);
        emitAll(server.agents.onlyRun().events);

        TestingResponse response = answer.get(20, TimeUnit.SECONDS);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("Location")).isEqualTo("/api/v1/runs/run-0");
        assertThat(response.body()).isEqualTo(FRAMES);
    }

    @Test
    void preferenceToWaitIsIgnored() throws Exception {
        CompletableFuture<TestingResponse> answer =
                server.sendAsync(streamed("{\"input\": \"hi\"}").header("Prefer", "wait=0"));
        Awaitility.await().until(() -> server.agents.startedRuns() == 1);
        emitAll(server.agents.onlyRun().events);

        TestingResponse response = answer.get(20, TimeUnit.SECONDS);
        assertThat(response.body()).isEqualTo(FRAMES);
        assertThat(response.header("Preference-Applied")).isEmpty();
    }

    @Test
    void sameKeyReplaysTheSameRun() throws Exception {
        HttpRequest.Builder request = streamed("{\"input\": \"hi\"}").header("Idempotency-Key", "a");
        CompletableFuture<TestingResponse> first = server.sendAsync(request);
        Awaitility.await().until(() -> server.agents.startedRuns() == 1);
        emitAll(server.agents.onlyRun().events);

        TestingResponse second = server.send(request);
        assertThat(second.body()).isEqualTo(first.get(20, TimeUnit.SECONDS).body());
        assertThat(second.header("Location")).isEqualTo("/api/v1/runs/key-a");
        assertThat(server.agents.startedRuns()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json, text/event-stream",
                "text/event-stream, application/json",
                "text/event-stream;q=0.5, application/json;q=0.5",
                "text/event-stream;q=0.4, application/json;q=0.5",
                "text/event-stream, */*"
            })
    void whoTakesJsonAsGladlyGetsJson(String accept) throws Exception {
        TestingResponse response =
                server.send(server.post(PATH, "{\"input\": \"hi\"}").header("Accept", accept));

        assertThat(response.status()).isEqualTo(202);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.json().get("status").asText()).isEqualTo("running");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/event-stream",
                "text/*",
                "text/event-stream, application/json;q=0.9",
                "application/json;q=0.1, text/event-stream;q=0.2"
            })
    void whoPrefersEventsGetsEvents(String accept) throws Exception {
        CompletableFuture<TestingResponse> answer =
                server.sendAsync(server.post(PATH, "{\"input\": \"hi\"}").header("Accept", accept));
        Awaitility.await().until(() -> server.agents.startedRuns() == 1);
        emitAll(server.agents.onlyRun().events);

        assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo(FRAMES);
    }

    @Test
    void whatIsWrongIsAnsweredWithAProblem() throws Exception {
        assertProblem(server.send(streamed("{\"input\": \"\"}")), 400, "invalid-request");
        assertProblem(
                server.send(streamed("{\"input\": \"hi\"}").header("Idempotency-Key", "a b")), 400, "invalid-request");
        assertProblem(
                server.send(server.post("/api/v1/agents/nobody/runs", "{\"input\": \"hi\"}")
                        .header("Accept", "text/event-stream")),
                404,
                "unknown-agent");
        server.agents.failure = Optional.of(new AgentClientException.NoWorker("agentee"));
        assertProblem(server.send(streamed("{\"input\": \"hi\"}")), 503, "no-worker");
        assertThat(server.agents.startedRuns()).isZero();
    }

    @Test
    void runWhoseEventsAreAwayIsStartedNevertheless() throws Exception {
        server.agents.streamFailure =
                Optional.of(new AgentClientException.TemporalUnavailable(new ConnectException("away")));

        assertProblem(server.send(streamed("{\"input\": \"hi\"}")), 503, "temporal-unavailable");
        assertThat(server.agents.startedRuns()).isEqualTo(1);
    }

    private HttpRequest.Builder streamed(String json) {
        return server.post(PATH, json).header("Accept", "text/event-stream");
    }

    private static void emitAll(TestingEvents events) {
        events.emit(
                RunEvent.Started.of("run-0", "run-0", 1000),
                new RunEvent.Failed("401", RunStatus.FAILED, List.of(), 2000));
        events.complete();
    }

    private static void assertProblem(TestingResponse response, int status, String slug) {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:" + slug);
    }
}
