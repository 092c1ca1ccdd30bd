package io.agentee.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What tools see, and what models are told of them. */
@ExtendWith(Servers.class)
class ToolsIT {

    private final Landscape landscape;
    private final HttpApi api;

    ToolsIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    @Test
    void aToolRunsInsideTheContainerOfTheWorker() throws Exception {
        JsonNode view = new ObjectMapper().readTree(resultOf("container_probe"));

        assertThat(view.path("thread").asText()).contains("agentee");
        assertThat(view.path("userTransactionUsable").asBoolean()).isTrue();
        assertThat(view.path("moduleName").asText()).isEqualTo("worker");
        assertThat(view.path("caller").asText()).isEqualTo("admin");
    }

    @Test
    void resultsAreTextOrJson() throws Exception {
        assertThat(resultOf("calculate", "expression", "1/4")).isEqualTo("0.25");
        JsonNode order = new ObjectMapper().readTree(resultOf("lookup_order", "order", "42"));
        assertThat(order.path("placedOn").asText()).isEqualTo("2026-11-03");
        assertThat(order.path("total").decimalValue()).isEqualByComparingTo("25.00");
        assertThat(order.path("items").path(0).path("article").asText()).isEqualTo("towel");
    }

    @Test
    void theModelIsToldOfItsMistakes() {
        assertThat(resultOf("no_such_tool")).contains("no_such_tool");
        assertThat(resultOf("echo", "text", "x", "speed", 3)).contains("speed");
        assertThat(resultOf("echo", "text", 3)).contains("text");
        assertThat(resultOf("calculate", "expression", "1 +")).contains("expected a number at position 4");
        assertThat(resultOf(Map.of("name", "echo", "malformedArguments", "{\"text\": ")))
                .contains("JSON");
        assertThat(resultOf("bytes", "count", -1)).contains("count must be 0 to 8388608, not -1");
    }

    @Test
    void aFailingToolIsRetriedWhenItMayBe() {
        assertThat(resultOf("fail", "message", "broken", "times", 1)).isEqualTo("succeeded on attempt 2");
    }

    @Test
    void aResultOverTheLimitIsCutWithAMarker() {
        String result = resultOf("bytes", "count", 8 * 1024 * 1024);

        assertThat(result.getBytes(StandardCharsets.UTF_8).length).isLessThan(260 * 1024);
        assertThat(result).startsWith("0123456789");
        assertThat(result.substring(result.length() - 200)).containsIgnoringCase("cut");
    }

    @Test
    void aToolThatNeedsApprovalIsNotExecutedUntilItHasIt() {
        String runId = api.start(
                "support",
                Script.begin()
                        .call("refund", "order", "42", "amount", 5)
                        .text("done")
                        .input());

        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/api/v1/runs/" + runId).text("status").equals("awaiting-approval"));

        assertThat(landscape.ledger().entriesOf(runId)).isEmpty();
        api.post("/api/v1/runs/" + runId + "/cancel", "");
        assertThat(api.awaitFinished(runId).path("status").asText()).isEqualTo("cancelled");
        assertThat(landscape.ledger().entriesOf(runId)).isEmpty();
    }

    @Test
    void theLedgerTellsCallRunAndManagedThread() {
        JsonNode run = api.run(
                "sequential",
                Script.begin()
                        .calls(
                                Script.toolCall("ledger_append", "entry", "a", "delayMs", 200),
                                Script.toolCall("ledger_append", "entry", "b"))
                        .text("done")
                        .input());

        String runId = run.path("runId").asText();
        assertThat(landscape.ledger().entriesOf(runId)).isEqualTo(List.of("a", "b"));
        assertThat(landscape.ledger().linesOf(runId))
                .allMatch(line -> line.thread().contains("agentee"))
                .allMatch(line -> line.idempotencyKey().startsWith(runId));
    }

    private String resultOf(String tool, Object... arguments) {
        return completed(Script.begin().call(tool, arguments));
    }

    private String resultOf(Map<String, Object> step) {
        return completed(Script.begin().step(step));
    }

    private String completed(Script call) {
        JsonNode run = api.run("assistant", call.echoLastResult().input());
        assertThat(run.path("status").asText()).as("run: %s", run).isEqualTo("completed");
        return run.path("output").asText();
    }
}
