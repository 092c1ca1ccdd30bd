package io.agentee.e2e.subrun;

import static io.agentee.e2e.servers.Script.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** One kill -9 of worker, client and Temporal while sub-runs wait and work: runs and sub-runs go on where they were. */
@ExtendWith(Servers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubRunsKilledIT {

    /** Long enough that the worker is killed before the call ends. */
    private static final int MEANWHILE = 8_000;

    private final Landscape landscape;
    private final HttpApi api;
    private final SubRuns runs;
    private final Inbox inbox;
    private final LedgerFile ledger;

    private String asking = "";
    private String question = "";
    private JsonNode asked = MissingNode.getInstance();
    private String busy = "";
    private CompletableFuture<Lanes> watching = new CompletableFuture<>();

    SubRunsKilledIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
        this.runs = new SubRuns(api);
        this.inbox = new Inbox(api);
        this.ledger = landscape.ledger();
    }

    @BeforeAll
    void killServersUnderRuns() {
        asking = api.as("ada").start("lead", asking().input());
        question = inbox.awaitQuestion(asking);
        asked = inbox.get("grace", question).body();
        busy = api.start("lead", busy().input());
        watching = CompletableFuture.supplyAsync(
                () -> new Lanes(busy, api.watcher(busy).watchToTheEnd(api)));
        List<String> subRuns = runs.awaitBegun(busy, 2);
        // Its model has said some words, and has more to say.
        runs.awaitEvents(subRuns.get(0), 25);
        landscape.temporalView().awaitCallUnderWay(subRuns.get(1), "callTool");

        List<LocalServer> servers = List.of(landscape.worker(), landscape.client(), landscape.temporal());
        servers.forEach(LocalServer::kill);
        landscape.heal();
    }

    private static Script asking() {
        Script coding =
                Script.begin().call("ledger_append", "entry", "approved").text("written");
        return Script.begin().calls(task("coder", coding)).echoLastResult();
    }

    private static Script busy() {
        Script speaking =
                Script.begin().call("ledger_append", "entry", "before").step(Map.of("tokens", 100, "tokenDelayMs", 80));
        Script calling = Script.begin()
                .call("ledger_upsert", "entry", "before")
                .call("ledger_upsert", "entry", "once", "delayMs", MEANWHILE)
                .text("called");
        return Script.begin()
                .calls(task("researcher", speaking), task("coder", calling))
                .text("done");
    }

    @Test
    void whatASubRunAsksOutlivesEveryServer() {
        assertThat(inbox.awaitQuestion(asking)).isEqualTo(question);
        assertThat(inbox.get("grace", question).body()).isEqualTo(asked);

        inbox.approve("grace", question);

        JsonNode run = api.awaitFinished(asking);
        assertThat(run.path("status").asText()).as("run: %s", run).isEqualTo("completed");
        assertThat(run.path("output").asText()).isEqualTo("written");
        assertThat(SubRuns.statuses(run)).containsExactly("completed");
        assertThat(ledger.entriesOf(SubRuns.ids(run).get(0))).containsExactly("approved");
    }

    @Test
    void subRunsThatWereAtWorkDoTheirStepAgainAndNoOther() {
        JsonNode run = api.awaitFinished(busy);

        assertThat(run.path("status").asText()).as("run: %s", run).isEqualTo("completed");
        assertThat(SubRuns.statuses(run)).containsExactly("completed", "completed");
        // The lead and the researcher ask their models twice, the coder three times.
        assertThat(run.path("usage").path("modelCalls").asInt()).isEqualTo(2 + 2 + 3);
        List<String> subRuns = SubRuns.ids(run);
        assertThat(ledger.entriesOf(subRuns.get(0))).containsExactly("before");
        assertThat(ledger.entriesOf(subRuns.get(1))).containsExactly("before", "once");
    }

    @Test
    void whoWatchedSeesWhatIsSaidAgainInThePlaceOfWhatWasSaid() {
        Lanes lanes = watching.join().requireNesting().requireTranscripts(api);

        String speaking = SubRuns.ids(api.awaitFinished(busy)).get(0);
        assertThat(lanes.watcher().superseded()).isNotEmpty().allMatch(id -> id.startsWith(speaking + ":"));
    }
}
