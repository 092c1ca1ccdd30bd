package io.agentee.e2e.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.LedgerFile;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.e2e.servers.Signal;
import io.agentee.server.wildfly.WildFlyServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** One of two workers goes, and the other goes on. */
@ExtendWith(Servers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoWorkersIT {

    private final Landscape landscape;
    private final HttpApi api;
    private final LedgerFile ledger;
    private final WildFlyServer second;

    TwoWorkersIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
        this.ledger = landscape.ledger();
        this.second = landscape.furtherWorker("second-worker");
    }

    @BeforeEach
    void startSecond() {
        second.start();
    }

    @AfterAll
    void stopSecond() {
        second.close();
    }

    @Test
    void twoHundredRunsOutliveARollingRestart() {
        List<String> runs = start(200);

        landscape.worker().restart();
        second.restart();

        awaitAllFinished();
        runs.forEach(run -> {
            assertDone(run);
            assertThat(ledger.entriesOf(run)).containsExactly("first", "second");
        });
    }

    @Test
    void theOtherWorkerTakesOverFromAKilledOne() {
        List<String> runs = start(30);
        await().until(() -> runs.stream().anyMatch(run -> !ledger.linesOf(run).isEmpty()));

        landscape.worker().kill();

        awaitAllFinished();
        runs.forEach(run -> {
            assertDone(run);
            // A call that was on its way to the killed worker may never have reached the tool.
            assertThat(ledger.linesOf(run))
                    .hasSizeLessThanOrEqualTo(2)
                    .extracting(LedgerFile.Line::idempotencyKey)
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void aWorkerThatWakesUpAfterItsCallsWereTakenOverChangesNothing() {
        String input = Script.begin()
                .call("ledger_upsert", "entry", "once", "delayMs", 8_000)
                .echoLastResult()
                .input();
        List<String> runs = IntStream.range(0, 10)
                .mapToObj(i -> api.start("assistant", input))
                .toList();
        await().until(() -> runs.stream().noneMatch(run -> ledger.linesOf(run).isEmpty()));

        Signal.FREEZE.send(landscape.worker());
        try {
            runs.forEach(run ->
                    assertThat(api.awaitFinished(run).path("output").asText()).isEqualTo("upserted once"));
        } finally {
            Signal.THAW.send(landscape.worker());
        }

        assertThat(api.run("assistant", "Hello").path("output").asText()).isEqualTo("You said: Hello");
        assertThat(runs).allSatisfy(run -> assertThat(ledger.entriesOf(run)).containsExactly("once"));
    }

    private List<String> start(int count) {
        return api.startAll(
                "assistant",
                IntStream.range(0, count).mapToObj(TwoWorkersIT::steps).toList());
    }

    /** The thinking spreads the runs over the restarts without loading the machine. */
    private static String steps(int number) {
        return Script.begin()
                .slowCall(10 * number, "ledger_append", "entry", "first", "delayMs", 300)
                .slowCall(3_000, "ledger_append", "entry", "second", "delayMs", 300)
                .text("done")
                .input();
    }

    private void awaitAllFinished() {
        await().atMost(Duration.ofMinutes(3))
                .until(() ->
                        landscape.temporalView().count("ExecutionStatus='Running' AND AgenteeAgent='assistant'") == 0);
    }

    private void assertDone(String runId) {
        JsonNode run = api.awaitFinished(runId);
        assertThat(run.path("output").asText()).as("run: %s", run).isEqualTo("done");
        assertThat(run.path("usage").path("modelCalls").asInt()).isEqualTo(3);
    }
}
