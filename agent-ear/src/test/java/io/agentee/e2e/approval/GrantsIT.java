package io.agentee.e2e.approval;

import static io.agentee.e2e.approval.Inbox.requireProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.LedgerFile;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Approvals that are remembered: calls that they cover ask nobody, all others do. */
@ExtendWith(Servers.class)
class GrantsIT {

    private final HttpApi api;
    private final Inbox inbox;
    private final LedgerFile ledger;

    GrantsIT(Landscape landscape) {
        this.api = landscape.api();
        this.inbox = new Inbox(api);
        this.ledger = landscape.ledger();
    }

    @Test
    void forTheRunLaterCallsOfTheToolAskNobody() {
        String runId = api.as("ada").start("guarded", Scripts.appendInTurn(3));
        String approvalId = inbox.awaitQuestion(runId);

        Answer answer = inbox.decide("grace", approvalId, "{\"decision\": \"approve\", \"remember\": {}}");

        assertThat(answer.status()).as("decision: %s", answer.body()).isEqualTo(200);
        assertThat(api.awaitFinished(runId).path("status").asText()).isEqualTo("completed");
        assertThat(ledger.entriesOf(runId)).containsExactly("step 0", "step 1", "step 2");
    }

    @Test
    void forATimeOtherRunsAskNobodyWithinTheLimitsUntilTheGrantIsEnded() {
        String first = api.as("ada").start("granting", refund("1", 5));
        String approvalId = inbox.awaitQuestion(first);
        Answer answer = inbox.decide(
                "grace",
                approvalId,
                "{\"decision\": \"approve\", \"remember\": {\"duration\": \"PT1H\","
                        + " \"limits\": {\"properties\": {\"amount\": {\"maximum\": 10}}}}}");
        assertThat(answer.status()).as("decision: %s", answer.body()).isEqualTo(200);
        api.awaitFinished(first);
        String grantId = awaitGrant();

        assertThat(api.awaitFinished(api.as("ada").start("granting", refund("2", 10)))
                        .path("status")
                        .asText())
                .isEqualTo("completed");
        String overTheLimit = api.as("ada").start("granting", refund("3", 11));
        inbox.decide("grace", inbox.awaitQuestion(overTheLimit), Inbox.REJECT);
        String ofSomebodyElse = api.as("bob").start("granting", refund("4", 5));
        inbox.decide("grace", inbox.awaitQuestion(ofSomebodyElse), Inbox.REJECT);

        requireProblem(end("alan", grantId), 403, "not-allowed");
        requireProblem(end("auditor", grantId), 403, "not-allowed");
        assertThat(end("grace", grantId).status()).isEqualTo(200);
        requireProblem(end("grace", grantId), 404, "unknown-grant");
        await().until(() -> grants().isEmpty());
        String afterwards = api.as("ada").start("granting", refund("5", 5));
        inbox.decide("grace", inbox.awaitQuestion(afterwards), Inbox.REJECT);
    }

    @Test
    void grantsAreNotForEverybody() {
        assertThat(api.as("auditor").get("/api/v1/grants").status()).isEqualTo(200);
        requireProblem(api.as("ada").get("/api/v1/grants"), 403, "not-allowed");
        requireProblem(end("grace", "grant-nothing.1.0"), 404, "unknown-grant");
    }

    private static String refund(String order, int amount) {
        return Script.begin()
                .call("refund", "order", order, "amount", amount)
                .echoLastResult()
                .input();
    }

    private JsonNode grants() {
        return api.as("grace").get("/api/v1/grants?agent=granting").body().path("items");
    }

    private String awaitGrant() {
        JsonNode grant = await().until(this::grants, items -> items.size() == 1).path(0);
        assertThat(grant.path("tool").asText()).isEqualTo("refund");
        assertThat(grant.path("requestedBy").asText()).isEqualTo("ada");
        assertThat(grant.path("grantedBy").asText()).isEqualTo("grace");
        return grant.path("grantId").asText();
    }

    private Answer end(String user, String grantId) {
        return api.as(user).delete("/api/v1/grants/" + grantId);
    }
}
