package io.agentee.e2e.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.LedgerFile;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** SIGTERM to the worker while it is in tools. */
@ExtendWith(Servers.class)
class WorkerStopIT {

    // The worker's grace is six seconds, see TestConfiguration.
    private static final int WITHIN_GRACE = 4_000;
    private static final int BEYOND_GRACE = 12_000;

    private final Landscape landscape;
    private final HttpApi api;
    private final LedgerFile ledger;

    WorkerStopIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
        this.ledger = landscape.ledger();
    }

    @Test
    void aStoppingWorkerDrainsShortCallsAndHandsLongOnesOver() {
        List<String> handedOver = new ArrayList<>();
        List<String> cutOff = new ArrayList<>();
        List<String> drained = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            handedOver.add(startIn("ledger_upsert", BEYOND_GRACE));
            cutOff.add(startIn("ledger_append", 10 * BEYOND_GRACE));
        }
        for (int i = 0; i < 10; i++) {
            drained.add(startIn("ledger_append", WITHIN_GRACE));
        }
        List<String> all =
                Stream.of(handedOver, cutOff, drained).flatMap(List::stream).toList();
        await().until(() -> all.stream().noneMatch(run -> ledger.linesOf(run).isEmpty()));

        boolean endedByItself = landscape.worker().stop();
        landscape.worker().start();

        assertThat(endedByItself).isTrue();
        assertThat(drained).allSatisfy(run -> assertThat(outputOf(run)).isEqualTo("appended stop"));
        assertThat(handedOver).allSatisfy(run -> assertThat(outputOf(run)).isEqualTo("upserted stop"));
        assertThat(cutOff).allSatisfy(run -> assertThat(outputOf(run)).contains("unknown"));
        assertThat(all).allSatisfy(run -> assertThat(ledger.entriesOf(run)).containsExactly("stop"));
    }

    private String startIn(String tool, int delayMs) {
        return api.start(
                "assistant",
                Script.begin()
                        .call(tool, "entry", "stop", "delayMs", delayMs)
                        .echoLastResult()
                        .input());
    }

    private String outputOf(String runId) {
        JsonNode run = api.awaitFinished(runId);
        assertThat(run.path("status").asText()).as("run: %s", run).isEqualTo("completed");
        return run.path("output").asText();
    }
}
