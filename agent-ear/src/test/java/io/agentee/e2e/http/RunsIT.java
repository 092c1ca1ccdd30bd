package io.agentee.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class RunsIT {

    private final HttpApi api;

    RunsIT(Landscape landscape) {
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
        assertThat(run.path("startedBy").asText()).isEqualTo("admin");
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
}
