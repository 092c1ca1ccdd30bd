package io.agentee.e2e.subrun;

import static io.agentee.e2e.servers.Script.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentee.e2e.approval.Inbox;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.LedgerFile;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Humans are asked in a sub-run, or before it: the run that waits for it waits for them, too. */
@ExtendWith(Servers.class)
class SubRunApprovalsIT {

    private final HttpApi api;
    private final SubRuns runs;
    private final Inbox inbox;
    private final LedgerFile ledger;

    SubRunApprovalsIT(Landscape landscape) {
        this.api = landscape.api();
        this.runs = new SubRuns(api);
        this.inbox = new Inbox(api);
        this.ledger = landscape.ledger();
    }

    @Test
    void aQuestionOfASubRunIsOneOfTheRunsAboveIt() {
        String runId = api.as("ada")
                .start(
                        "directing",
                        Script.begin()
                                .calls(task("lead", leading("asked")))
                                .text("all done")
                                .input());
        String approvalId = inbox.awaitQuestion(runId);
        String led = runs.awaitBegun(runId, 1).get(0);
        String coding = runs.awaitBegun(led, 2).get(0);

        for (String id : List.of(runId, led, coding)) {
            assertThat(inbox.awaitQuestion(id)).isEqualTo(approvalId);
        }
        assertThat(SubRuns.statuses(runs.run(led))).contains("awaiting-approval");
        JsonNode asked = inbox.awaitListed("grace", coding, 1).path(0);
        assertThat(asked.path("approvalId").asText()).isEqualTo(approvalId);
        assertThat(asked.path("runId").asText()).isEqualTo(coding);
        assertThat(asked.path("agent").asText()).isEqualTo("coder");
        assertThat(asked.path("requestedBy").asText()).isEqualTo("ada");
        assertThat(ledger.entriesOf(coding)).isEmpty();

        inbox.approve("grace", approvalId);

        JsonNode run = api.awaitFinished(runId);
        assertThat(run.path("status").asText()).as("run: %s", run).isEqualTo("completed");
        assertThat(run.has("pendingApprovals")).isFalse();
        assertThat(SubRuns.statuses(api.awaitFinished(led))).containsExactly("completed", "completed");
        assertThat(ledger.entriesOf(coding)).containsExactly("asked");
    }

    @Test
    void aRejectionIsReadByTheModelOfTheSubRun() {
        String runId = api.as("ada").start("lead", leading("rejected").input());
        String approvalId = inbox.awaitQuestion(runId);

        assertThat(inbox.decide("grace", approvalId, Inbox.rejection("not now")).status())
                .isEqualTo(200);

        JsonNode run = api.awaitFinished(runId);
        assertThat(run.path("status").asText()).isEqualTo("completed");
        assertThat(SubRuns.texts(api.messages(runId), "content"))
                .anySatisfy(content -> assertThat(content).contains("not now"));
        assertThat(ledger.entriesOf(SubRuns.ids(run).get(0))).isEmpty();
    }

    @Test
    void aQuestionOfASubRunEndsWithTheRunThatBeganIt() {
        String runId = api.as("ada").start("lead", leading("cancelled").input());
        String approvalId = inbox.awaitQuestion(runId);

        runs.cancel(runId);

        JsonNode run = api.awaitFinished(runId);
        assertThat(run.path("status").asText()).isEqualTo("cancelled");
        String coding = SubRuns.ids(run).get(0);
        assertThat(api.awaitFinished(coding).path("status").asText()).isEqualTo("cancelled");
        Inbox.requireProblem(inbox.decide("grace", approvalId, Inbox.APPROVE), 410, "run-finished");
        assertThat(ledger.entriesOf(coding)).isEmpty();
    }

    @Test
    void aTaskIsHandedOverOnceAHumanApprovesAndItsToolsSeeWhoStartedTheRun() throws Exception {
        String runId = api.as("ada")
                .start(
                        "directing",
                        Script.begin()
                                .calls(task(
                                        "assistant",
                                        Script.begin().call("container_probe").echoLastResult()))
                                .echoLastResult()
                                .input());
        String approvalId = inbox.awaitQuestion(runId);
        Answer asked = inbox.get("grace", approvalId);
        assertThat(asked.text("kind")).isEqualTo("delegation");
        assertThat(asked.text("tool")).isEqualTo("subagent_assistant");
        assertThat(runs.run(runId).has("subRuns")).isFalse();

        inbox.approve("grace", approvalId);

        JsonNode run = api.awaitFinished(runId);
        assertThat(SubRuns.statuses(run)).containsExactly("completed");
        JsonNode view = new ObjectMapper().readTree(run.path("output").asText());
        assertThat(view.path("caller").asText()).isEqualTo("ada");
        assertThat(view.path("userTransactionUsable").asBoolean()).isTrue();
    }

    /** Has the coder write this down, who has to ask before, and the researcher answer meanwhile. */
    private static Script leading(String entry) {
        return Script.begin()
                .calls(
                        task(
                                "coder",
                                Script.begin()
                                        .call("ledger_append", "entry", entry)
                                        .echoLastResult()),
                        task("researcher", Script.begin().text("otters")))
                .text("done");
    }
}
