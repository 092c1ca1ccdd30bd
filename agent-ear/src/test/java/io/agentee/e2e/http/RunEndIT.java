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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ways in which runs end, but for an ordinary answer. */
@ExtendWith(Servers.class)
class RunEndIT {

    private static final String WAITING_TOOL = "io\\.agentee\\.demo\\.Delay";

    private final Landscape landscape;
    private final HttpApi api;

    RunEndIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
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
                                List.of(Script.toolCall("echo", "text", "x", "delayMs", 600_000))))
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
