package io.agentee.e2e.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.LedgerFile;
import io.agentee.e2e.servers.Servers;
import io.agentee.server.process.LocalServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every server is killed while requests wait: all of them are still there, and what is approved is executed exactly once. */
@ExtendWith(Servers.class)
class ApprovalsKilledIT {

    private static final int RUNS = 10;

    private final Landscape landscape;
    private final HttpApi api;
    private final Inbox inbox;
    private final LedgerFile ledger;

    ApprovalsKilledIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
        this.inbox = new Inbox(api);
        this.ledger = landscape.ledger();
    }

    @Test
    void whatWaitsOutlivesEveryServer() {
        List<String> runs = IntStream.range(0, RUNS)
                .mapToObj(i -> api.as("ada").start("guarded", Scripts.append("entry " + i)))
                .toList();
        List<String> approvals = runs.stream().map(inbox::awaitQuestion).toList();
        List<JsonNode> before =
                approvals.stream().map(id -> inbox.get("grace", id).body()).toList();

        List<LocalServer> servers = List.of(landscape.worker(), landscape.client(), landscape.temporal());
        servers.forEach(LocalServer::kill);
        landscape.heal();

        assertThat(approvals.stream().map(id -> inbox.get("grace", id).body())).containsExactlyElementsOf(before);
        for (int i = 0; i < RUNS; i++) {
            inbox.approve("grace", inbox.awaitQuestion(runs.get(i)));
        }
        for (int i = 0; i < RUNS; i++) {
            assertThat(api.awaitFinished(runs.get(i)).path("status").asText()).isEqualTo("completed");
            assertThat(ledger.entriesOf(runs.get(i))).containsExactly("entry " + i);
        }
    }

    @Test
    void aDecisionIsKeptWhenTheWorkerDiesRightAfterIt() {
        String runId = api.as("ada").start("guarded", Scripts.append("a", "b"));
        List<String> approvals = inbox.awaitAsked(runId, 2);
        inbox.approve("grace", approvals.get(1));

        landscape.worker().kill();
        landscape.worker().start();

        assertThat(inbox.get("grace", approvals.get(1)).text("status")).isEqualTo("approved");
        assertThat(inbox.get("grace", approvals.get(0)).text("status")).isEqualTo("pending");
        inbox.approve("grace", approvals.get(0));
        assertThat(api.awaitFinished(runId).path("status").asText()).isEqualTo("completed");
        assertThat(ledger.entriesOf(runId)).doesNotHaveDuplicates().contains("a");
    }
}
