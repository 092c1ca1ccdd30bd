package io.agentee.e2e.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.LedgerFile;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.server.wildfly.WildFlyServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class RollingRestartIT {

    private static final int RUNS = 200;

    private final Landscape landscape;
    private final HttpApi api;
    private final LedgerFile ledger;

    RollingRestartIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
        this.ledger = landscape.ledger();
    }

    @Test
    void twoHundredRunsOutliveARollingRestartOfTwoWorkers() {
        try (WildFlyServer second = landscape.furtherWorker("rolling-worker")) {
            second.start();
            List<String> runs = start();

            landscape.worker().restart();
            second.restart();

            await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(
                            landscape.temporalView().count("ExecutionStatus='Running' AND WorkflowType='AgentRun'"))
                    .isZero());
            runs.forEach(this::assertDoneOnce);
        }
    }

    private List<String> start() {
        List<CompletableFuture<Answer>> starts = IntStream.range(0, RUNS)
                .mapToObj(i -> api.postLater(HttpApi.runsOf("assistant"), HttpApi.bodyOf(steps(i))))
                .toList();
        return starts.stream()
                .map(CompletableFuture::join)
                .map(answer -> answer.text("runId"))
                .toList();
    }

    /** The thinking spreads the runs over the restarts without loading the machine. */
    private static String steps(int number) {
        return Script.begin()
                .slowCall(10 * number, "ledger_append", "entry", "first " + number, "delayMs", 300)
                .slowCall(3_000, "ledger_append", "entry", "second " + number, "delayMs", 300)
                .text("done")
                .input();
    }

    private void assertDoneOnce(String runId) {
        JsonNode run = api.awaitFinished(runId);
        assertThat(run.path("output").asText()).as("run: %s", run).isEqualTo("done");
        assertThat(run.path("usage").path("modelCalls").asInt()).isEqualTo(3);
        assertThat(ledger.linesOf(runId))
                .hasSize(2)
                .extracting(LedgerFile.Line::idempotencyKey)
                .doesNotHaveDuplicates();
    }
}
