package io.agentee.e2e.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.LedgerFile;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** SIGTERM to the worker while it is in tools. */
@ExtendWith(Servers.class)
class WorkerStopIT {

    /** More than the worker's grace in {@code TestConfiguration}. */
    private static final int BEYOND_GRACE = 20_000;

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
        List<String> drained = new ArrayList<>();
        List<String> handedOver = new ArrayList<>();
        List<String> cutOff = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            drained.add(startIn("ledger_append", 1_500));
        }
        for (int i = 0; i < 5; i++) {
            handedOver.add(startIn("ledger_upsert", 8_000));
            cutOff.add(startIn("ledger_append", BEYOND_GRACE));
        }
        List.of(drained, handedOver, cutOff)
                .forEach(runs -> runs.forEach(run -> landscape.temporalView().awaitCallUnderWay(run, "callTool")));

        boolean endedByItself = landscape.worker().stop();
        landscape.worker().start();

        assertThat(endedByItself).isTrue();
        drained.forEach(run -> assertThat(outputOf(run)).isEqualTo("appended stop"));
        handedOver.forEach(run -> assertThat(outputOf(run)).isEqualTo("upserted stop"));
        cutOff.forEach(run -> assertThat(outputOf(run)).contains("unknown"));
        List.of(drained, handedOver, cutOff)
                .forEach(runs ->
                        runs.forEach(run -> assertThat(ledger.entriesOf(run)).containsExactly("stop")));
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
