package io.agentee.e2e.approval;

import static io.agentee.e2e.approval.Inbox.APPROVE;
import static io.agentee.e2e.approval.Inbox.REJECT;
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
import io.agentee.e2e.servers.StreamedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tables of the contract about approvals, row by row. */
@ExtendWith(Servers.class)
class ApprovalContractIT {

    private final HttpApi api;
    private final Inbox inbox;
    private final LedgerFile ledger;

    ApprovalContractIT(Landscape landscape) {
        this.api = landscape.api();
        this.inbox = new Inbox(api);
        this.ledger = landscape.ledger();
    }

    @Test
    void aRunThatAsksTellsWhatFor() {
        String runId = api.as("ada").start("support", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);

        JsonNode approval = inbox.get("grace", approvalId).body();

        assertThat(approval.path("approvalId").asText()).isEqualTo(approvalId);
        assertThat(approval.path("runId").asText()).isEqualTo(runId);
        assertThat(approval.path("agent").asText()).isEqualTo("support");
        assertThat(approval.path("kind").asText()).isEqualTo("tool");
        assertThat(approval.path("tool").asText()).isEqualTo("refund");
        assertThat(approval.path("effect").asText()).isEqualTo("once");
        assertThat(approval.path("arguments").toString()).isEqualTo("{\"order\":\"42\",\"amount\":12.5}");
        assertThat(approval.at("/argumentsSchema/properties/order/type").asText())
                .isEqualTo("string");
        assertThat(approval.path("digest").asText()).matches("sha256:[0-9a-f]{64}");
        assertThat(approval.path("requestedBy").asText()).isEqualTo("ada");
        assertThat(Duration.between(
                        Instant.parse(approval.path("requestedAt").asText()),
                        Instant.parse(approval.path("expiresAt").asText())))
                .isEqualTo(Duration.ofDays(1));
        assertThat(approval.path("status").asText()).isEqualTo("pending");
        assertThat(approval.path("decisions")).isEmpty();
        assertThat(approval.toString()).doesNotContain(":null");
    }

    @Test
    void theInboxShowsWhatTheCallerMaySee() {
        String runId = api.as("ada").start("support", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);

        for (String user : List.of("ada", "grace", "auditor", "admin")) {
            assertThat(inbox.awaitListed(user, runId, 1)
                            .path(0)
                            .path("approvalId")
                            .asText())
                    .as(user)
                    .isEqualTo(approvalId);
            assertThat(inbox.get(user, approvalId).status()).as(user).isEqualTo(200);
        }
        assertThat(api.as("bob").get("/api/v1/approvals?runId=" + runId).body().path("items"))
                .isEmpty();
        requireProblem(inbox.get("bob", approvalId), 404, "unknown-approval");
        requireProblem(inbox.decide("bob", approvalId, APPROVE), 404, "unknown-approval");
        requireProblem(inbox.get("bob", runId + ".99.0"), 404, "unknown-approval");
        assertThat(api.anonymous().get(Inbox.path(approvalId)).status()).isEqualTo(401);
    }

    @Test
    void theInboxIsFilteredAndPagedSoonestDeadlineFirst() {
        List<String> runs = List.of(
                api.as("ada").start("support", Scripts.refund("1")),
                api.as("ada").start("support", Scripts.refund("2")),
                api.as("ada").start("guarded", Scripts.append("x")));
        runs.forEach(run -> inbox.awaitListed("grace", run, 1));
        String query = "/api/v1/approvals?requestedBy=ada&limit=1&tool=refund";

        JsonNode first = api.as("grace").get(query).body();
        JsonNode second = api.as("grace")
                .get(query + "&cursor=" + first.path("nextCursor").asText())
                .body();

        assertThat(first.path("items")).hasSize(1);
        assertThat(second.path("items")).hasSize(1);
        assertThat(Instant.parse(first.at("/items/0/expiresAt").asText()))
                .isBeforeOrEqualTo(Instant.parse(second.at("/items/0/expiresAt").asText()));
        assertThat(api.as("grace")
                        .get("/api/v1/approvals?agent=guarded&tool=refund")
                        .body()
                        .path("items"))
                .isEmpty();
        requireProblem(api.as("grace").get("/api/v1/approvals?sort=asc"), 400, "invalid-request");
    }

    @Test
    void anApprovedCallIsExecutedOnceAndTheRunGoesOn() {
        String runId = api.as("ada").start("support", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);
        String digest = inbox.get("grace", approvalId).text("digest");

        Answer answer = inbox.decide(
                "grace",
                approvalId,
                Inbox.decision("approve")
                        .put("comment", "fine")
                        .put("digest", digest)
                        .toString());

        assertThat(answer.status()).as("decision: %s", answer.body()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("approved");
        assertThat(answer.body().at("/decisions/0/by").asText()).isEqualTo("grace");
        assertThat(answer.body().at("/decisions/0/decision").asText()).isEqualTo("approve");
        assertThat(answer.body().at("/decisions/0/comment").asText()).isEqualTo("fine");
        assertThat(answer.body().at("/decisions/0/digest").asText()).isEqualTo(digest);
        JsonNode run = api.awaitFinished(runId);
        assertThat(run.path("status").asText()).isEqualTo("completed");
        assertThat(run.has("pendingApprovals") && !run.path("pendingApprovals").isEmpty())
                .isFalse();
        assertThat(ledger.entriesOf(runId)).containsExactly("refund order=42 amount=12.5");
        assertThat(inbox.get("ada", approvalId).text("status")).isEqualTo("approved");
    }

    @Test
    void editedArgumentsAreExecutedExactlyAsTheyWereWritten() {
        String runId = api.as("ada").start("support", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);
        String asked = inbox.get("grace", approvalId).text("digest");

        Answer answer = inbox.decide(
                "grace",
                approvalId,
                "{\"decision\": \"approve\", \"arguments\": {\"order\": \"43\", \"amount\": 6.250}}");

        assertThat(answer.status()).as("decision: %s", answer.body()).isEqualTo(200);
        assertThat(answer.body().at("/decisions/0/arguments/order").asText()).isEqualTo("43");
        assertThat(answer.body().at("/decisions/0/digest").asText())
                .matches("sha256:[0-9a-f]{64}")
                .isNotEqualTo(asked);
        api.awaitFinished(runId);
        assertThat(ledger.entriesOf(runId)).containsExactly("refund order=43 amount=6.250");
    }

    @Test
    void aRejectionReachesTheModelWithItsComment() {
        String runId = api.as("ada").start("support", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);

        Answer answer = inbox.decide("grace", approvalId, Inbox.rejection("It was refunded yesterday."));

        assertThat(answer.text("status")).isEqualTo("rejected");
        JsonNode run = api.awaitFinished(runId);
        assertThat(run.path("status").asText()).isEqualTo("completed");
        assertThat(run.path("output").asText()).contains("It was refunded yesterday.");
        assertThat(ledger.entriesOf(runId)).isEmpty();
    }

    @Test
    void theFirstDecisionWinsAndTheNextOneIsToldByWhomAndWhen() {
        String runId = api.as("ada").start("support", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);
        String at = inbox.approve("grace", approvalId).at("/decisions/0/at").asText();

        for (String user : List.of("alan", "grace", "admin")) {
            Answer late = inbox.decide(user, approvalId, REJECT);
            requireProblem(late, 409, "already-decided");
            assertThat(late.text("detail")).contains("grace").contains(at);
        }
        api.awaitFinished(runId);
        requireProblem(inbox.decide("alan", approvalId, REJECT), 409, "already-decided");
    }

    @Test
    void argumentsThatBreakTheSchemaAreRefusedAndTheQuestionStays() {
        String runId = api.as("ada").start("support", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);

        Answer refused = inbox.decide(
                "grace", approvalId, "{\"decision\": \"approve\", \"arguments\": {\"order\": 42, \"amont\": 1}}");

        requireProblem(refused, 422, "invalid-arguments");
        assertThat(refused.body().path("errors").findValuesAsText("pointer"))
                .contains("/arguments/order", "/arguments/amount", "/arguments/amont");
        assertThat(inbox.get("grace", approvalId).text("status")).isEqualTo("pending");
        inbox.approve("grace", approvalId);
        api.awaitFinished(runId);
        assertThat(ledger.entriesOf(runId)).containsExactly("refund order=42 amount=12.5");
    }

    @Test
    void aDecisionOnSomethingElseIsRefused() {
        String runId = api.as("ada").start("support", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);

        requireProblem(
                inbox.decide(
                        "grace",
                        approvalId,
                        Inbox.decision("approve").put("digest", "sha256:1f").toString()),
                412,
                "digest-mismatch");

        assertThat(inbox.get("grace", approvalId).text("status")).isEqualTo("pending");
        inbox.decide("grace", approvalId, REJECT);
    }

    @Test
    void whoMayNotDecideIsTold() {
        String runId = api.as("ada").start("support", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);

        requireProblem(inbox.decide("ada", approvalId, APPROVE), 403, "not-allowed");
        requireProblem(inbox.decide("auditor", approvalId, APPROVE), 403, "not-allowed");
        assertThat(inbox.get("grace", approvalId).text("status")).isEqualTo("pending");
        inbox.approve("admin", approvalId);
    }

    @Test
    void underFourEyesSomebodyElseHasToDecide() {
        String runId = api.as("grace").start("careful", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);

        requireProblem(inbox.decide("grace", approvalId, APPROVE), 403, "not-allowed");

        inbox.approve("alan", approvalId);
        api.awaitFinished(runId);
        assertThat(ledger.entriesOf(runId)).containsExactly("refund order=42 amount=12.5");
    }

    @Test
    void aDeadlineThatPassesReachesTheModelAndTheRunGoesOn() {
        String runId = api.as("ada").start("careful", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);

        JsonNode run = api.awaitFinished(runId);

        assertThat(run.path("status").asText()).isEqualTo("completed");
        assertThat(inbox.get("grace", approvalId).text("status")).isEqualTo("expired");
        requireProblem(inbox.decide("grace", approvalId, APPROVE), 410, "approval-expired");
        assertThat(ledger.entriesOf(runId)).isEmpty();
    }

    @Test
    void theQuestionsOfACancelledRunEndWithIt() {
        String runId = api.as("ada").start("support", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);

        assertThat(api.as("ada").post("/api/v1/runs/" + runId + "/cancel", "").status())
                .isEqualTo(202);

        assertThat(api.awaitFinished(runId).path("status").asText()).isEqualTo("cancelled");
        requireProblem(inbox.decide("grace", approvalId, APPROVE), 410, "run-finished");
        assertThat(inbox.get("grace", approvalId).text("status")).isEqualTo("cancelled");
        assertThat(ledger.entriesOf(runId)).isEmpty();
    }

    @Test
    void callsOfOneTurnAskAtTheSameTimeAndEachProceedsOnItsOwn() {
        String runId = api.as("ada").start("guarded", Scripts.append("first", "second"));
        List<String> ids = inbox.awaitAsked(runId, 2);

        inbox.approve("grace", ids.get(1));
        await().until(() -> ledger.entriesOf(runId).equals(List.of("second")));
        assertThat(inbox.awaitAsked(runId, 1)).containsExactly(ids.get(0));

        inbox.approve("grace", ids.get(0));
        assertThat(api.awaitFinished(runId).path("status").asText()).isEqualTo("completed");
        assertThat(ledger.entriesOf(runId)).containsExactly("second", "first");
    }

    @Test
    void onlyTheToolsThatThePolicyNamesAreAskedFor() {
        String runId = api.as("ada")
                .start(
                        "coder",
                        Script.begin()
                                .calls(
                                        Script.toolCall("echo", "text", "free"),
                                        Script.toolCall("ledger_append", "entry", "asked"))
                                .echoLastResult()
                                .input());

        String approvalId = inbox.awaitQuestion(runId);

        assertThat(inbox.get("grace", approvalId).text("tool")).isEqualTo("ledger_append");
        inbox.approve("grace", approvalId);
        api.awaitFinished(runId);
        assertThat(ledger.entriesOf(runId)).containsExactly("asked");
    }

    @Test
    void waitingForHumansIsNoActiveTime() {
        String runId = api.as("ada").start("brief", Scripts.append("late"));
        String approvalId = inbox.awaitQuestion(runId);
        Instant pastTheTimeout =
                Instant.parse(inbox.run(runId).path("startedAt").asText()).plusSeconds(8);

        await().until(() -> Instant.now().isAfter(pastTheTimeout));

        inbox.approve("grace", approvalId);
        assertThat(api.awaitFinished(runId).path("status").asText()).isEqualTo("completed");
        assertThat(ledger.entriesOf(runId)).containsExactly("late");
    }

    @Test
    void watchersAreToldOfTheQuestionAndOfTheAnswer() {
        String runId = api.start("support", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);
        inbox.decide("grace", approvalId, Inbox.rejection("no"));
        api.awaitFinished(runId);

        List<JsonNode> told = api.watcher(runId).watchToTheEnd(api).events().stream()
                .map(StreamedEvent::data)
                .filter(body -> body.path("type").asText().equals("CUSTOM"))
                .toList();

        assertThat(told.stream().map(body -> body.path("name").asText()))
                .containsExactly("approval_requested", "approval_decided");
        assertThat(told.get(0).at("/value/approvalId").asText()).isEqualTo(approvalId);
        assertThat(told.get(1).at("/value/decision").asText()).isEqualTo("reject");
        assertThat(told.get(1).at("/value/comment").asText()).isEqualTo("no");
    }

    @Test
    void claimsKeepOthersAwayUntilTheyAreGivenBack() {
        String runId = api.as("ada").start("support", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);
        String path = Inbox.path(approvalId);

        Answer claimed = api.as("grace").post(path + "/claim", "");
        assertThat(claimed.body().at("/claim/by").asText()).isEqualTo("grace");
        requireProblem(inbox.decide("alan", approvalId, APPROVE), 409, "claimed");
        requireProblem(api.as("alan").post(path + "/release", ""), 403, "not-allowed");
        assertThat(api.as("grace").post(path + "/release", "").body().has("claim"))
                .isFalse();
        inbox.approve("alan", approvalId);
    }

    @Test
    void whatWasHandedOverIsForOthersToDecide() {
        String runId = api.as("ada").start("support", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);

        Answer delegated = api.as("grace").post(Inbox.path(approvalId) + "/delegation", "{\"names\": [\"bob\"]}");

        assertThat(delegated.body().at("/approvers/names/0").asText()).isEqualTo("bob");
        requireProblem(inbox.decide("alan", approvalId, APPROVE), 404, "unknown-approval");
        inbox.approve("bob", approvalId);
        api.awaitFinished(runId);
        assertThat(ledger.entriesOf(runId)).containsExactly("refund order=42 amount=12.5");
    }
}
