package io.agentee.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.e2e.servers.ThreadDump;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class RunsIT {

    private static final String WAITING_TOOL = "io\\.agentee\\.demo\\.Delay";

    private final Landscape landscape;
    private final HttpApi api;

    RunsIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    @Test
    void aStartIsAcceptedAndTheRunIsThere() {
        Answer accepted =
                api.ask("assistant", Script.begin().slowText("later", 300).input());

        String runId = accepted.text("runId");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/api/v1/runs/" + runId));
        assertThat(accepted.text("status")).isEqualTo("running");
        assertThat(api.get("/api/v1/runs/" + runId).status()).isEqualTo(200);
        assertThat(api.awaitFinished(runId).path("output").asText()).isEqualTo("later");
    }

    @Test
    void aCallerWhoWaitsGetsTheFinishedRun() {
        String body = HttpApi.bodyOf("Hello", "conversationId", "c-7", "metadata", Map.of("tenant", "acme"));
        Answer answer = api.post(HttpApi.runsOf("assistant"), body, "Prefer", "wait=30");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Preference-Applied")).contains("wait=30");
        JsonNode run = answer.body();
        assertThat(run.path("agent").asText()).isEqualTo("assistant");
        assertThat(run.path("status").asText()).isEqualTo("completed");
        assertThat(run.path("input").asText()).isEqualTo("Hello");
        assertThat(run.path("output").asText()).isEqualTo("You said: Hello");
        assertThat(run.path("conversationId").asText()).isEqualTo("c-7");
        assertThat(run.path("metadata").toString()).isEqualTo("{\"tenant\":\"acme\"}");
        assertThat(run.path("startedBy").asText()).isEqualTo("anonymous");
        assertThat(run.path("iterations").asInt()).isEqualTo(1);
        assertThat(Instant.parse(run.path("startedAt").asText()))
                .isBeforeOrEqualTo(Instant.parse(run.path("finishedAt").asText()));
        JsonNode usage = run.path("usage");
        assertThat(usage.path("outputTokens").asInt()).isEqualTo(3);
        assertThat(usage.path("totalTokens").asInt())
                .isEqualTo(usage.path("inputTokens").asInt() + 3);
        assertThat(usage.path("modelCalls").asInt()).isEqualTo(1);
        assertThat(run.toString()).doesNotContain(":null");
    }

    @Test
    void aCallerWhoWaitsTooShortlyGetsTheRunningRun() {
        Answer answer = api.ask("assistant", Script.begin().slowText("x", 4_000).input(), "Prefer", "wait=1");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("status")).isEqualTo("running");
        api.awaitFinished(answer.text("runId"));
    }

    @Test
    void theTranscriptHasEachMessageInOrder() {
        JsonNode run = api.run(
                "assistant",
                Script.begin()
                        .calls(
                                Script.toolCall("echo", "text", "slow", "delayMs", 300),
                                Script.toolCall("calculate", "expression", "6 * 7"))
                        .text("done")
                        .input());

        JsonNode messages = api.messages(run.path("runId").asText());
        assertThat(messages.findValuesAsText("role")).containsExactly("user", "assistant", "tool", "tool", "assistant");
        assertThat(messages.findValuesAsText("messageId"))
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThat(messages.path(1).path("toolCalls")).hasSize(2);
        assertThat(messages.path(2).path("content").asText()).isEqualTo("slow");
        assertThat(messages.path(3).path("content").asText()).isEqualTo("42");
        assertThat(messages.path(4).path("content").asText()).isEqualTo("done");
    }

    @Test
    void cancellationEndsTheRunAndReachesTheTool() {
        String runId = api.start(
                "assistant",
                Script.begin().call("echo", "text", "x", "delayMs", 600_000).input());
        landscape.temporalView().awaitCallUnderWay(runId, "callTool");
        assertThat(ThreadDump.of(landscape.worker()).matching(WAITING_TOOL)).hasSize(1);

        Answer cancel = api.post("/api/v1/runs/" + runId + "/cancel", "");

        assertThat(cancel.status()).isEqualTo(202);
        JsonNode run = api.awaitFinished(runId);
        assertThat(run.path("status").asText()).isEqualTo("cancelled");
        assertThat(run.path("usage").path("modelCalls").asInt()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(ThreadDump.of(landscape.worker()).matching(WAITING_TOOL))
                .isEmpty());
        Answer again = api.post("/api/v1/runs/" + runId + "/cancel", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("type")).isEqualTo("urn:agentee:problem:run-finished");
    }

    @Test
    void cancellationReachesTheModelCall() {
        String runId = api.start("assistant", Script.begin().hang().input());
        landscape.temporalView().awaitCallUnderWay(runId, "callModel");

        api.post("/api/v1/runs/" + runId + "/cancel", "");

        assertThat(api.awaitFinished(runId).path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void theTimeOfAnAgentEndsItsRuns() {
        JsonNode run = api.run(
                "short",
                Script.begin()
                        .step(Map.of(
                                "text",
                                "on it",
                                "toolCalls",
                                java.util.List.of(Script.toolCall("echo", "text", "x", "delayMs", 600_000))))
                        .input());

        assertThat(run.path("status").asText()).isEqualTo("timed-out");
        assertThat(run.path("output").asText()).isEqualTo("on it");
        assertThat(run.path("error").path("type").asText()).isEqualTo("urn:agentee:problem:timed-out");
        await().untilAsserted(() -> assertThat(ThreadDump.of(landscape.worker()).matching(WAITING_TOOL))
                .isEmpty());
    }

    @Test
    void theTimeOfARequestEndsItsRun() {
        String body = HttpApi.bodyOf(Script.begin().hang().input(), "timeout", "PT1S");
        Answer accepted = api.post(HttpApi.runsOf("assistant"), body);

        JsonNode run = api.awaitFinished(accepted.text("runId"));
        assertThat(run.path("status").asText()).isEqualTo("timed-out");
    }

    @Test
    void aModelThatFailsForGoodFailsTheRun() {
        JsonNode run = api.run(
                "assistant",
                Script.begin()
                        .step(Map.of("error", Map.of("status", 401), "times", 1))
                        .text("never")
                        .input());

        assertThat(run.path("status").asText()).isEqualTo("failed");
        assertThat(run.path("error").path("type").asText()).isEqualTo("urn:agentee:problem:model-failed");
    }

    @Test
    void structuredOutputIsValidatedAndRepairedOnce() {
        String good = "{\"name\":\"Ada\",\"age\":36,\"emails\":[\"ada@example.org\"]}";
        JsonNode run = api.run(
                "extractor",
                Script.begin().text("{\"name\":\"Ada\"}").text(good).input());

        assertThat(run.path("status").asText()).as("run: %s", run).isEqualTo("completed");
        assertThat(run.path("structuredOutput").toString()).isEqualTo(good);
        assertThat(run.path("usage").path("modelCalls").asInt()).isEqualTo(2);
    }

    @Test
    void structuredOutputThatStaysWrongFailsTheRun() {
        JsonNode run =
                api.run("extractor", Script.begin().text("no JSON at all").input());

        assertThat(run.path("status").asText()).isEqualTo("failed");
        assertThat(run.path("error").path("type").asText()).isEqualTo("urn:agentee:problem:invalid-output");
    }
}
