package io.agentee.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentName;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunRequest;
import io.agentee.api.run.RunStatus;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartRunTest {

    private static final String PATH = "/api/v1/agents/assistant/runs";
    private static final RunOutcome DONE =
            new RunOutcome.Completed("Done.", Optional.empty(), RunOutcome.Completed.Reason.ANSWERED);

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
    void startedRunIsAcceptedAtOnce() throws Exception {
        TestingResponse response = server.send(server.post(PATH, "{\"input\": \"Refund order 42\"}"));

        assertThat(response.status()).isEqualTo(202);
        assertThat(response.header("Location")).isEqualTo("/api/v1/runs/run-0");
        assertThat(response.header("Content-Type")).startsWith("application/json");
        assertThat(response.header("Preference-Applied")).isEmpty();
        assertThat(response.body())
                .isEqualTo("{\"runId\":\"run-0\",\"agent\":\"assistant\",\"status\":\"running\","
                        + "\"input\":\"Refund order 42\",\"metadata\":{},\"startedBy\":\"ada\","
                        + "\"startedAt\":\"2026-11-21T08:00:00Z\",\"fingerprint\":\"sha256:1f\"}");
    }

    @Test
    void wholeBodyReachesTheClient() throws Exception {
        server.send(server.post(
                        PATH,
                        "{\"input\": \"Grüße 🙂\", \"conversationId\": \"c-7\","
                                + " \"metadata\": {\"tenant\": \"acme\"}, \"timeout\": \"PT5M\"}")
                .header("Idempotency-Key", "k-1"));

        assertThat(server.agents.requests)
                .containsExactly(new RunRequest(
                        new AgentName("assistant"),
                        "Grüße 🙂",
                        TestingSignIn.ADA,
                        Optional.of("c-7"),
                        Map.of("tenant", "acme"),
                        Optional.of(Duration.ofMinutes(5)),
                        Optional.of("k-1")));
    }

    @Test
    void callerWhoWaitsGetsTheFinishedRun() throws Exception {
        CompletableFuture<TestingResponse> waiting =
                server.sendAsync(server.post(PATH, "{\"input\": \"hi\"}").header("Prefer", "wait=60"));
        awaitStarted(1);
        server.agents.onlyRun().finish(RunStatus.COMPLETED, DONE);

        TestingResponse response = waiting.get(10, TimeUnit.SECONDS);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Preference-Applied")).isEqualTo("wait=60");
        assertThat(response.json().get("output").asText()).isEqualTo("Done.");
        assertThat(response.json().get("usage").toString())
                .isEqualTo("{\"inputTokens\":10,\"outputTokens\":5,\"totalTokens\":15,\"cachedInputTokens\":3,"
                        + "\"reasoningTokens\":1,\"modelCalls\":2,\"toolCalls\":1}");
        assertThat(response.json().get("iterations").asInt()).isEqualTo(2);
        assertThat(response.json().get("finishedAt").asText()).isEqualTo("2026-11-21T08:00:04Z");
    }

    @Test
    void callerWhoWaitsInVainGetsTheRunAsItStands() throws Exception {
        TestingResponse response =
                server.send(server.post(PATH, "{\"input\": \"hi\"}").header("Prefer", "wait=1"));

        assertThat(response.status()).isEqualTo(202);
        assertThat(response.header("Location")).isEqualTo("/api/v1/runs/run-0");
        assertThat(response.json().get("status").asText()).isEqualTo("running");
        assertThat(server.agents.onlyRun().followers).hasSize(1).allMatch(CompletableFuture::isCancelled);
    }

    @Test
    void waitOfNothingStillTellsOfAFinishedRun() throws Exception {
        server.agents.finishesAtOnce = true;

        TestingResponse response =
                server.send(server.post(PATH, "{\"input\": \"hi\"}").header("Prefer", "wait=0"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Preference-Applied")).isEqualTo("wait=0");
    }

    @Test
    void waitingCallersHoldNoRequestThread() throws Exception {
        int callers = 200;
        List<CompletableFuture<TestingResponse>> waiting = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            waiting.add(server.sendAsync(server.post(PATH, "{\"input\": \"hi\"}")
                    .header("Prefer", "wait=60")
                    .header("Idempotency-Key", "caller-" + i)));
        }
        awaitStarted(callers);

        assertThat(callers).isGreaterThan(TestingServer.REQUEST_THREADS);
        assertThat(server.send(server.request("/api/v1/agents")).status()).isEqualTo(200);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);

        server.agents.allRuns().forEach(run -> run.finish(RunStatus.COMPLETED, DONE));
        for (CompletableFuture<TestingResponse> answer : waiting) {
            assertThat(answer.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
    }

    @Test
    void sameKeyLeadsToTheSameRun() throws Exception {
        TestingResponse first =
                server.send(server.post(PATH, "{\"input\": \"hi\"}").header("Idempotency-Key", "a"));
        TestingResponse second =
                server.send(server.post(PATH, "{\"input\":\"hi\"}").header("Idempotency-Key", "a"));

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(server.agents.startedRuns()).isEqualTo(1);
    }

    @Test
    void sameKeyWithAnotherBodyIsAConflict() throws Exception {
        server.send(server.post(PATH, "{\"input\": \"hi\"}").header("Idempotency-Key", "a"));
        TestingResponse response =
                server.send(server.post(PATH, "{\"input\": \"ho\"}").header("Idempotency-Key", "a"));

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.header("Content-Type")).startsWith("application/problem+json");
        assertThat(response.body())
                .isEqualTo("{\"type\":\"urn:agentee:problem:idempotency-conflict\","
                        + "\"title\":\"The idempotency key belongs to another request\",\"status\":409,"
                        + "\"detail\":\"The idempotency key 'a' was used with another request;"
                        + " use a new key for a new request.\"}");
    }

    @Test
    void unknownAgentIsNotFound() throws Exception {
        for (String agent : List.of("nobody", "No%20Body", "%C3%A4")) {
            TestingResponse response =
                    server.send(server.post("/api/v1/agents/" + agent + "/runs", "{\"input\": \"hi\"}"));

            assertThat(response.status()).isEqualTo(404);
            assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:unknown-agent");
        }
    }

    @Test
    void noWorkerNamesTheQueueAndWhenToComeBack() throws Exception {
        server.agents.failure = Optional.of(new AgentClientException.NoWorker("agentee-research"));

        TestingResponse response = server.send(server.post(PATH, "{\"input\": \"hi\"}"));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("5");
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:no-worker");
        assertThat(response.json().get("detail").asText())
                .isEqualTo("No worker polls the task queue 'agentee-research'.");
        assertThat(response.json().get("instance").asText()).startsWith("urn:uuid:");
    }

    @Test
    void temporalThatIsAwayIsUnavailable() throws Exception {
        server.agents.failure =
                Optional.of(new AgentClientException.TemporalUnavailable(new ConnectException("secret address")));

        TestingResponse response = server.send(server.post(PATH, "{\"input\": \"hi\"}"));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("5");
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:temporal-unavailable");
        assertThat(response.body()).doesNotContain("secret address");
    }

    @Test
    void unexpectedFailureTellsOnlyWhereToLook() throws Exception {
        server.agents.failure = Optional.of(new IllegalStateException("a secret"));

        TestingResponse response = server.send(server.post(PATH, "{\"input\": \"hi\"}"));

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:internal-error");
        assertThat(response.json().get("instance").asText()).startsWith("urn:uuid:");
        assertThat(response.body()).doesNotContain("a secret").doesNotContain("Exception");
    }

    @Test
    void inputOfOneMebibyteIsTakenAndOneByteMoreIsNot() throws Exception {
        String input = "ä".repeat(512 * 1024);

        assertThat(server.send(server.post(PATH, "{\"input\": \"" + input + "\"}"))
                        .status())
                .isEqualTo(202);
        TestingResponse response = server.send(server.post(PATH, "{\"input\": \"" + input + "a\"}"));
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.body())
                .isEqualTo("{\"type\":\"urn:agentee:problem:input-too-large\","
                        + "\"title\":\"The input is too large\",\"status\":413,"
                        + "\"detail\":\"The input has 1048577 bytes; at most 1048576 are allowed.\"}");
    }

    @Test
    void bodyThatCannotHoldALegalInputIsNotReadToItsEnd() throws Exception {
        byte[] body = ("{\"input\": \"" + "a".repeat(8 * 1024 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8);
        for (HttpRequest.BodyPublisher publisher : List.of(
                HttpRequest.BodyPublishers.ofByteArray(body),
                HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body)))) {
            TestingResponse response = server.send(server.request(PATH)
                    .header("Content-Type", "application/json")
                    .POST(publisher));

            assertThat(response.status()).isEqualTo(413);
            assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:input-too-large");
        }
        assertThat(server.agents.requests).isEmpty();
    }

    private void awaitStarted(int runs) {
        Awaitility.await().until(() -> server.agents.startedRuns() == runs);
    }
}
