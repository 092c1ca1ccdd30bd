package io.agentee.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.Approvers;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.api.grant.GrantRequest;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.JsonSchema;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApprovalTest {

    private static final ApprovalId ID = new ApprovalId("run-1.1.0");
    private static final String PATH = "/api/v1/approvals/run-1.1.0";
    private static final Caller GRACE = new Caller("grace", List.of("agentee-approver"));

    private TestingServer server;
    private Approval approval;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
        approval = server.approvals.add(TestingApprovals.pending("run-1.1.0"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anApprovalIsShownAsTheContractHasItDigitForDigit() throws Exception {
        assertThat(get("grace agentee-approver").body())
                .isEqualTo("{\"approvalId\":\"run-1.1.0\",\"runId\":\"run-1\",\"agent\":\"support\",\"kind\":\"tool\","
                        + "\"tool\":\"refund\",\"toolCallId\":\"call-1\",\"effect\":\"once\","
                        + "\"arguments\":{\"order\": \"42\", \"amount\": 1.10},"
                        + "\"argumentsSchema\":{\"type\":\"object\"},\"digest\":\"sha256:1f\",\"requestedBy\":\"ada\","
                        + "\"requestedAt\":\"2026-11-21T08:00:00Z\",\"expiresAt\":\"2026-11-22T08:00:00Z\","
                        + "\"status\":\"pending\",\"input\":\"Refund order 42\",\"reason\":\"It broke.\","
                        + "\"approvers\":{\"roles\":[\"agentee-approver\"],\"names\":[]},\"fourEyes\":false,"
                        + "\"quorum\":1,\"decisions\":[]}");
    }

    @Test
    void decisionsAndClaimsAreShown() throws Exception {
        server.approvals.add(approval.withDecision(new ApprovalDecision(
                        "grace",
                        TestingApprovals.DECIDED_AT,
                        Verdict.APPROVE,
                        Optional.of("half"),
                        Optional.of("{\"amount\": 1e2}"),
                        "sha256:2a"))
                .withClaim(Optional.of(
                        new Approval.Claim("alan", TestingApprovals.DECIDED_AT, TestingApprovals.EXPIRES_AT))));

        TestingResponse response = get("grace agentee-approver");

        assertThat(response.body())
                .contains("\"decisions\":[{\"by\":\"grace\",\"at\":\"2026-11-21T08:10:00Z\",\"decision\":\"approve\","
                        + "\"comment\":\"half\",\"arguments\":{\"amount\": 1e2},\"digest\":\"sha256:2a\"}]")
                .contains("\"claim\":{\"by\":\"alan\",\"at\":\"2026-11-21T08:10:00Z\","
                        + "\"until\":\"2026-11-22T08:00:00Z\"}");
    }

    @Test
    void whoMayNotSeeAnApprovalIsToldWhatIsToldOfOneThatDoesNotExist() throws Exception {
        for (String path :
                List.of(PATH, "/api/v1/approvals/run-2.1.0", "/api/v1/approvals/what", "/api/v1/approvals/%20")) {
            for (TestingResponse response : List.of(
                    server.send(as("bob agentee-user", path)),
                    server.send(as("bob agentee-user", path + "/claim").POST(BodyPublishers.noBody())),
                    decide("bob agentee-user", path, "{\"decision\": \"approve\"}"))) {
                assertThat(response.status()).isEqualTo(404);
                assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:unknown-approval");
            }
        }
        assertThat(server.approvals.changes).isEmpty();
    }

    @Test
    void anApprovalReachesTheRunWithAllThatBelongsToIt() throws Exception {
        TestingResponse response = decide(
                "grace agentee-approver",
                PATH,
                "{\"decision\": \"approve\", \"comment\": \"half\\nof it\", \"digest\": \"sha256:1f\","
                        + " \"arguments\": {\"amount\": 1.10, \"big\": 1E+2, \"zero\": -0.0, \"list\": [1, {\"a\": null}]},"
                        + " \"remember\": {\"duration\": \"PT8H\", \"limits\": {\"maxProperties\": 3}}}");

        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.json().get("status").asText()).isEqualTo("approved");
        assertThat(server.approvals.changes)
                .containsExactly(new TestingApprovals.Change(
                        ID,
                        GRACE,
                        new DecisionRequest(
                                Verdict.APPROVE,
                                Optional.of("half\nof it"),
                                Optional.of("{\"amount\":1.10,\"big\":1E+2,\"zero\":-0.0,\"list\":[1,{\"a\":null}]}"),
                                Optional.of("sha256:1f"),
                                Optional.of(new GrantRequest(
                                        Optional.of(Duration.ofHours(8)),
                                        Optional.of(new JsonSchema(Map.of("maxProperties", 3))))))));
    }

    @Test
    void aRejectionReachesTheRunWithItsComment() throws Exception {
        TestingResponse response =
                decide("grace agentee-approver", PATH, "{\"decision\": \"reject\", \"comment\": \"no\"}");

        assertThat(response.json().get("status").asText()).isEqualTo("rejected");
        assertThat(server.approvals.changes)
                .containsExactly(new TestingApprovals.Change(ID, GRACE, DecisionRequest.reject("no")));
    }

    @Test
    void rememberingWithoutADurationIsForTheRun() throws Exception {
        decide("grace agentee-approver", PATH, "{\"decision\": \"approve\", \"remember\": {}}");

        assertThat(server.approvals.changes)
                .containsExactly(new TestingApprovals.Change(
                        ID, GRACE, DecisionRequest.approve().withRemember(GrantRequest.forThisRun())));
    }

    @Test
    void claimReleaseAndDelegationReachTheRun() throws Exception {
        TestingResponse claimed =
                server.send(as("grace agentee-approver", PATH + "/claim").POST(BodyPublishers.noBody()));
        TestingResponse released =
                server.send(as("grace agentee-approver", PATH + "/release").POST(BodyPublishers.noBody()));
        TestingResponse delegated = server.send(server.post(PATH + "/delegation", "{\"names\": [\"alan\"]}")
                .header(TestingSignIn.HEADER, "grace agentee-approver"));

        assertThat(claimed.json().at("/claim/by").asText()).isEqualTo("grace");
        assertThat(released.json().has("claim")).isFalse();
        assertThat(delegated.json().at("/approvers/names/0").asText()).isEqualTo("alan");
        assertThat(server.approvals.changes)
                .containsExactly(
                        new TestingApprovals.Change(ID, GRACE, "claim"),
                        new TestingApprovals.Change(ID, GRACE, "release"),
                        new TestingApprovals.Change(ID, GRACE, Approvers.named("alan")));
    }

    @Test
    void rolesThatAnApprovalNamesAreThoseOfTheCaller() throws Exception {
        server.approvals.add(approval.withRules(approval.rules().withApprovers(Approvers.roles(List.of("treasury")))));

        assertThat(decide("finn agentee-user treasury", PATH, "{\"decision\": \"approve\"}")
                        .status())
                .isEqualTo(200);
        assertThat(server.approvals.changes.get(0).by().roles()).containsExactly("agentee-user", "treasury");
    }

    @Test
    void auditorsSeeAndDoNothing() throws Exception {
        assertThat(get("auditor agentee-auditor").status()).isEqualTo(200);
        for (TestingResponse response : List.of(
                decide("auditor agentee-auditor", PATH, "{\"decision\": \"approve\"}"),
                server.send(as("auditor agentee-auditor", PATH + "/claim").POST(BodyPublishers.noBody())))) {
            assertThat(response.status()).isEqualTo(403);
            assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:not-allowed");
        }
        assertThat(server.approvals.changes).isEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(new ApprovalException.AlreadyDecided("By grace."), 409, "already-decided", "By grace."),
                arguments(new ApprovalException.Claimed("By alan."), 409, "claimed", "By alan."),
                arguments(new ApprovalException.Expired("Too late."), 410, "approval-expired", "Too late."),
                arguments(new ApprovalException.RunFinished("Over."), 410, "run-finished", "Over."),
                arguments(new ApprovalException.DigestMismatch("Look."), 412, "digest-mismatch", "Look."),
                arguments(new ApprovalException.NotAllowed("Not you."), 403, "not-allowed", "Not you."),
                arguments(
                        new ApprovalException.UnknownApproval(ID),
                        404,
                        "unknown-approval",
                        "There is no approval 'run-1.1.0'."),
                arguments(
                        new AgentClientException.NoWorker("agentee"),
                        503,
                        "no-worker",
                        String.valueOf(new AgentClientException.NoWorker("agentee").getMessage())));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatTheRunRefusesIsToldByItsType(RuntimeException refusal, int status, String slug, String detail)
            throws Exception {
        server.approvals.failure = Optional.of(refusal);

        TestingResponse response = decide("grace agentee-approver", PATH, "{\"decision\": \"approve\"}");

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Content-Type")).startsWith("application/problem+json");
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:" + slug);
        assertThat(response.json().get("detail").asText()).isEqualTo(detail);
    }

    @Test
    void invalidArgumentsAreNamedByTheirPlace() throws Exception {
        server.approvals.failure = Optional.of(new ApprovalException.InvalidArguments(
                List.of("amount: missing, but required", "items[0].price: must be a number", "What several decide.")));

        TestingResponse response =
                decide("grace agentee-approver", PATH, "{\"decision\": \"approve\", \"arguments\": {}}");

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:invalid-arguments");
        assertThat(response.json().get("errors").findValuesAsText("pointer"))
                .containsExactly("/arguments/amount", "/arguments/items/0/price", "");
        assertThat(response.json().at("/errors/0/detail").asText()).isEqualTo("amount: missing, but required");
    }

    @Test
    void theAuditTrailIsForWhoMaySeeTheRun() throws Exception {
        server.send(server.post("/api/v1/agents/support/runs", "{\"input\": \"hi\"}")
                .header(TestingSignIn.HEADER, "ada agentee-user"));
        RunId runId = server.agents.onlyRun().runId();
        String path = "/api/v1/runs/%s/audit".formatted(runId);

        assertThat(server.send(as("ada agentee-user", path)).body())
                .startsWith("{\"runId\":\"%s\",\"entries\":[],\"head\":\"".formatted(runId));
        assertThat(server.send(as("auditor agentee-auditor", path)).status()).isEqualTo(200);
        TestingResponse others = server.send(as("bob agentee-user", path));
        assertThat(others.status()).isEqualTo(404);
        assertThat(others.json().get("type").asText()).isEqualTo("urn:agentee:problem:unknown-run");
    }

    private TestingResponse get(String caller) throws Exception {
        return server.send(as(caller, PATH));
    }

    private java.net.http.HttpRequest.Builder as(String caller, String path) {
        return server.request(path).header(TestingSignIn.HEADER, caller);
    }

    private TestingResponse decide(String caller, String path, String body) throws Exception {
        return server.send(server.post(path + "/decision", body).header(TestingSignIn.HEADER, caller));
    }
}
