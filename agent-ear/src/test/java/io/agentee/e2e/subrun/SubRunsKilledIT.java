package io.agentee.e2e.subrun;

import static io.agentee.e2e.servers.Script.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.approval.Inbox;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.LedgerFile;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.server.process.LocalServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Servers are killed while sub-runs wait or work: runs and sub-runs go on where they were. */
@ExtendWith(Servers.class)
class SubRunsKilledIT {

    private final Landscape landscape;
    private final HttpApi api;
    private final SubRuns runs;
    private final Inbox inbox;
    private final LedgerFile ledger;

    SubRunsKilledIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
        this.runs = new SubRuns(api);
        this.inbox = new Inbox(api);
        this.ledger = landscape.ledger();
    }

    @Test
    void whatASubRunAsksOutlivesEveryServer() {
        Script coding =
                Script.begin().call("ledger_append", "entry", "approved").text("written");
        String runId = api.as("ada")
                .start(
                        "lead",
                        Script.begin()
                                .calls(task("coder", coding))
                                .echoLastResult()
                                .input());
        String approvalId = inbox.awaitQuestion(runId);
        JsonNode before = inbox.get("grace", approvalId).body();

        List<LocalServer> servers = List.of(landscape.worker(), landscape.client(), landscape.temporal());
        servers.forEach(LocalServer::kill);
        landscape.heal();

        assertThat(inbox.awaitQuestion(runId)).isEqualTo(approvalId);
        assertThat(inbox.get("grace", approvalId).body()).isEqualTo(before);
        inbox.approve("grace", approvalId);
        JsonNode run = api.awaitFinished(runId);
        assertThat(run.path("status").asText()).as("run: %s", run).isEqualTo("completed");
        assertThat(run.path("output").asText()).isEqualTo("written");
        assertThat(SubRuns.statuses(run)).containsExactly("completed");
        assertThat(ledger.entriesOf(SubRuns.ids(run).get(0))).containsExactly("approved");
    }

    @Test
    void subRunsGoOnWhenTheirWorkerIsKilledAmidTheirWords() {
        Script speaking =
                Script.begin().call("ledger_append", "entry", "before").step(Map.of("tokens", 100, "tokenDelayMs", 60));
        Script calling = Script.begin()
                .call("ledger_upsert", "entry", "before")
                .call("ledger_upsert", "entry", "once", "delayMs", 6_000)
                .text("called");
        String runId = api.start(
                "lead",
                Script.begin()
                        .calls(task("researcher", speaking), task("coder", calling))
                        .text("done")
                        .input());
        CompletableFuture<Lanes> watching = CompletableFuture.supplyAsync(
                () -> new Lanes(runId, api.watcher(runId).watchToTheEnd(api)));
        List<String> subRuns = runs.awaitBegun(runId, 2);
        runs.awaitEvents(subRuns.get(0), 25);
        landscape.temporalView().awaitCallUnderWay(subRuns.get(1), "callTool");

        landscape.worker().kill();
        landscape.worker().start();

        JsonNode run = api.awaitFinished(runId);
        assertThat(run.path("status").asText()).as("run: %s", run).isEqualTo("completed");
        assertThat(SubRuns.statuses(run)).containsExactly("completed", "completed");
        assertThat(run.path("usage").path("modelCalls").asInt()).isEqualTo(2 + 2 + 3);
        assertThat(ledger.entriesOf(subRuns.get(0))).containsExactly("before");
        assertThat(ledger.entriesOf(subRuns.get(1))).containsExactly("before", "once");
        Lanes lanes = watching.join().requireNesting().requireTranscripts(api);
        assertThat(lanes.watcher().superseded()).isNotEmpty().allMatch(id -> id.startsWith(subRuns.get(0) + ":"));
    }
}
