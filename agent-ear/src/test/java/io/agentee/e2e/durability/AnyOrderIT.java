package io.agentee.e2e.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.LedgerFile;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.server.process.LocalServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every server is killed, one after the other and then all at once, under runs of many short steps that continue as new. */
@ExtendWith(Servers.class)
class AnyOrderIT {

    private static final int RUNS = 15;
    private static final int STEPS = 8;

    private final Landscape landscape;
    private final HttpApi api;
    private final LedgerFile ledger;

    AnyOrderIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
        this.ledger = landscape.ledger();
    }

    @Test
    void noRunIsLostAndNoStepIsRepeated() {
        List<String> runs = IntStream.range(0, RUNS)
                .mapToObj(i -> api.start("continuing", steps()))
                .toList();
        List<LocalServer> servers = List.of(landscape.worker(), landscape.client(), landscape.temporal());

        for (LocalServer server : servers) {
            awaitProgressOf(runs);
            server.kill();
            server.start();
        }
        awaitProgressOf(runs);
        servers.forEach(LocalServer::kill);
        landscape.heal();

        runs.forEach(this::assertDoneOnce);
        assertThat(runs).allMatch(run -> landscape.temporalView().hasContinued(run));
    }

    /** Waits until a further step was taken, unless all have been. */
    private void awaitProgressOf(List<String> runs) {
        long before = linesOf(runs);
        await().until(() -> linesOf(runs) > before || linesOf(runs) == (long) RUNS * STEPS);
    }

    private long linesOf(List<String> runs) {
        return runs.stream().mapToLong(run -> ledger.linesOf(run).size()).sum();
    }

    private static String steps() {
        Script script = Script.begin();
        for (int i = 0; i < STEPS; i++) {
            script = script.slowCall(1_000, "ledger_upsert", "entry", "step " + i, "delayMs", 300);
        }
        return script.text("done").input();
    }

    private void assertDoneOnce(String runId) {
        JsonNode run = api.awaitFinished(runId);
        assertThat(run.path("output").asText()).as("run: %s", run).isEqualTo("done");
        assertThat(run.path("usage").path("modelCalls").asInt()).isEqualTo(STEPS + 1);
        assertThat(run.path("usage").path("toolCalls").asInt()).isEqualTo(STEPS);
        assertThat(ledger.entriesOf(runId))
                .isEqualTo(IntStream.range(0, STEPS).mapToObj(i -> "step " + i).toList());
    }
}
