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
import io.agentee.server.process.LocalServer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Temporal, with its database on disk, goes away under runs and comes back. */
@ExtendWith(Servers.class)
class TemporalOutageIT {

    private static final List<String> ENTRIES = List.of("first", "second", "third");

    private final Landscape landscape;
    private final HttpApi api;
    private final LedgerFile ledger;

    TemporalOutageIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
        this.ledger = landscape.ledger();
    }

    @Test
    void runsGoOnAfterTemporalWasStopped() {
        assertRunsOutlive(LocalServer::stop);
    }

    @Test
    void runsGoOnAfterTemporalWasKilled() {
        assertRunsOutlive(LocalServer::kill);
    }

    @Test
    void withoutTemporalAStartIsRefusedAndTheServersAreNotReady() {
        String runId = api.run("assistant", "before").path("runId").asText();
        landscape.temporal().kill();

        Answer refused = api.ask("assistant", "nobody home");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(refused.text("type")).isEqualTo("urn:agentee:problem:temporal-unavailable");
        assertThat(api.get("/api/v1/runs/" + runId).text("type")).isEqualTo("urn:agentee:problem:temporal-unavailable");
        assertThat(api.get("/api/v1/runs").text("type")).isEqualTo("urn:agentee:problem:temporal-unavailable");
        await().until(() -> !landscape.client().isReady() && !landscape.worker().isReady());

        landscape.temporal().start();
        await().until(() -> landscape.client().isReady() && landscape.worker().isReady());
        assertThat(api.run("assistant", "after").path("output").asText()).isEqualTo("You said: after");
    }

    /** Each run is in another step when Temporal goes. */
    private void assertRunsOutlive(Consumer<LocalServer> outage) {
        List<String> runs = IntStream.range(0, 10)
                .mapToObj(i -> api.start("assistant", steps(500 + 150 * i)))
                .toList();
        await().until(() -> runs.stream().anyMatch(run -> ledger.linesOf(run).size() == 2));

        outage.accept(landscape.temporal());
        landscape.temporal().start();

        for (String run : runs) {
            JsonNode finished = api.awaitFinished(run);
            assertThat(finished.path("status").asText()).as("run: %s", finished).isEqualTo("completed");
            assertThat(ledger.entriesOf(run)).containsExactlyElementsOf(ENTRIES);
            assertThat(finished.path("usage").path("modelCalls").asInt()).isEqualTo(4);
        }
    }

    private static String steps(int delayMs) {
        Script script = Script.begin();
        for (String entry : ENTRIES) {
            script = script.call("ledger_upsert", "entry", entry, "delayMs", delayMs);
        }
        return script.text("done").input();
    }
}
