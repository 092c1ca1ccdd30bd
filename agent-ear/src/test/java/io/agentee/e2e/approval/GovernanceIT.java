package io.agentee.e2e.approval;

import static io.agentee.e2e.approval.Inbox.APPROVE;
import static io.agentee.e2e.approval.Inbox.requireProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.LedgerFile;
import io.agentee.e2e.servers.Servers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many have to approve, and who may from when on. */
@ExtendWith(Servers.class)
class GovernanceIT {

    private final HttpApi api;
    private final Inbox inbox;
    private final LedgerFile ledger;

    GovernanceIT(Landscape landscape) {
        this.api = landscape.api();
        this.inbox = new Inbox(api);
        this.ledger = landscape.ledger();
    }

    @Test
    void whatTakesTwoWaitsForASecondApprover() {
        String runId = api.as("ada").start("quorate", Scripts.append("both"));
        String approvalId = inbox.awaitQuestion(runId);

        assertThat(inbox.approve("grace", approvalId).path("status").asText()).isEqualTo("pending");
        requireProblem(inbox.decide("grace", approvalId, APPROVE), 409, "already-decided");
        assertThat(ledger.entriesOf(runId)).isEmpty();
        assertThat(inbox.approve("alan", approvalId).path("status").asText()).isEqualTo("approved");

        api.awaitFinished(runId);
        assertThat(ledger.entriesOf(runId)).containsExactly("both");
    }

    @Test
    void anyOneRejectsWhatTakesTwo() {
        String runId = api.as("ada").start("quorate", Scripts.append("both"));
        String approvalId = inbox.awaitQuestion(runId);
        inbox.approve("grace", approvalId);

        assertThat(inbox.decide("alan", approvalId, Inbox.rejection("no")).text("status"))
                .isEqualTo("rejected");

        assertThat(api.awaitFinished(runId).path("output").asText()).contains("no");
        assertThat(ledger.entriesOf(runId)).isEmpty();
    }

    @Test
    void anEditMakesEarlierApprovalsVoid() {
        String runId = api.as("ada").start("quorate", Scripts.append("asked"));
        String approvalId = inbox.awaitQuestion(runId);
        inbox.approve("grace", approvalId);

        Answer edited =
                inbox.decide("alan", approvalId, "{\"decision\": \"approve\", \"arguments\": {\"entry\": \"edited\"}}");

        assertThat(edited.text("status")).isEqualTo("pending");
        assertThat(inbox.approve("grace", approvalId).path("status").asText()).isEqualTo("approved");
        api.awaitFinished(runId);
        assertThat(ledger.entriesOf(runId)).containsExactly("edited");
    }

    @Test
    void aQuestionIsOpenedToFurtherRolesAfterATime() {
        String runId = api.as("ada").start("escalating", Scripts.append("escalated"));
        String approvalId = inbox.awaitQuestion(runId);
        assertThat(inbox.get("fiona", approvalId)
                        .body()
                        .at("/approvers/roles/0")
                        .asText())
                .isEqualTo("finance");

        await().until(() -> inbox.get("grace", approvalId).status() == 200);

        inbox.approve("grace", approvalId);
        api.awaitFinished(runId);
        assertThat(ledger.entriesOf(runId)).containsExactly("escalated");
    }

    @Test
    void rolesOfTheOperatorsOwnMayDecide() {
        String runId = api.as("ada").start("escalating", Scripts.append("by finance"));
        String approvalId = inbox.awaitQuestion(runId);

        inbox.awaitListed("stranger", runId, 1);
        inbox.approve("stranger", approvalId);

        api.awaitFinished(runId);
        assertThat(ledger.entriesOf(runId)).containsExactly("by finance");
    }
}
