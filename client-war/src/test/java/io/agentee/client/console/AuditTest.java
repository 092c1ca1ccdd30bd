package io.agentee.client.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.audit.AuditAction;
import io.agentee.api.audit.AuditTrail;
import io.agentee.api.grant.Grant;
import io.agentee.api.grant.GrantId;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.JsonSchema;
import io.agentee.client.TestingApprovals;
import io.agentee.client.TestingResponse;
import io.agentee.client.TestingServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTest {

    private TestingServer server;
    private TestingBrowser auditor;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
        auditor = new TestingBrowser(server, "eve agentee-auditor");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nothingWasAskedYet() throws Exception {
        String page = auditor.get("/console/audit").body();

        TestingPage.requireSound(page);
        assertThat(page).contains("Nothing was asked in this period");
        assertThat(server.approvals.lists).hasSize(2);
    }

    @Test
    void decisionsAreShownCountedAndExported() throws Exception {
        server.approvals.add(decided());

        String page = auditor.get("/console/audit?days=7&agent=support&tool=refund&status=approved&requestedBy=ada")
                .body();
        TestingPage.requireSound(page);
        assertThat(page)
                .contains("in the last 7 days")
                .contains("<dt>Approval rate</dt><dd>100 %</dd>")
                .contains("<dt>Median time to decide</dt><dd>10 min</dd>")
                .contains(
                        "/console/audit/decisions.csv?agent=support&amp;tool=refund&amp;status=approved&amp;requestedBy=ada&amp;days=7");
        ApprovalFilter filter = server.approvals.lists.get(0).filter();
        assertThat(filter.status()).contains(ApprovalStatus.APPROVED);
        assertThat(filter.people().requestedBy()).contains("ada");
        assertThat(filter.times().changedSince()).isPresent();

        TestingResponse csv = auditor.get("/console/audit/decisions.csv");
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=\"decisions.csv\"");
        assertThat(csv.body())
                .startsWith("approvalId,runId,agent,tool,status,")
                .contains("r.1.0,r,support,refund,approved,ada,")
                .contains("approve,grace,2026-11-21T08:10:00Z,'=HYPERLINK(x)");
        TestingResponse json = auditor.get("/console/audit/decisions.json");
        assertThat(json.json().get("items").get(0).get("approvalId").asText()).isEqualTo("r.1.0");
    }

    @Test
    void userSeesWhatOwnRunsAskedFor() throws Exception {
        new TestingBrowser(server, "ada agentee-user").get("/console/audit");
        new TestingBrowser(server, "ada agentee-user").get("/console/audit?requestedBy=bob");

        assertThat(server.approvals.lists)
                .allMatch(call -> call.filter().people().requestedBy().equals(Optional.of("ada")));
    }

    @Test
    void trailShowsWhetherItIsIntact() throws Exception {
        String path = new TestingBrowser(server, "ada agentee-user")
                .post("/console/agents/support/runs", "input", "hi")
                .header("Location");
        RunId runId = new RunId(path.substring("/console/runs/".length()));
        AuditTrail trail = AuditTrail.of(runId)
                .with(TestingApprovals.REQUESTED_AT, AuditAction.REQUESTED, "agentee", Map.of("tool", "<b>refund</b>"));
        server.approvals.trail = Optional.of(trail);

        String page = auditor.get(path + "/audit").body();
        TestingPage.requireSound(page);
        assertThat(page)
                .contains("Intact.")
                .contains("1. requested")
                .contains(trail.head())
                .contains("&lt;b&gt;refund&lt;/b&gt;");

        server.approvals.trail = Optional.of(new AuditTrail(runId, List.of(), trail.head()));
        assertThat(auditor.get(path + "/audit").body()).contains("Not intact.");
    }

    @Test
    void grantsAreListedAndRevokedByWhomTheyBelongTo() throws Exception {
        Grant grant = new Grant(
                new ApprovalId("r.1.0"),
                new Grant.Scope(new AgentName("support"), "refund", "ada", Optional.empty()),
                Optional.of(new JsonSchema(Map.of("type", "object"))),
                "grace",
                TestingApprovals.REQUESTED_AT,
                TestingApprovals.EXPIRES_AT);
        server.approvals.grants = List.of(grant);
        TestingBrowser grace = new TestingBrowser(server, "grace agentee-approver");

        String page = grace.get("/console/grants").body();
        TestingPage.requireSound(page);
        assertThat(page)
                .contains("refund of support, in all runs by ada")
                .contains("/console/grants/grant-r.1.0/revoke");
        assertThat(auditor.get("/console/grants").body()).doesNotContain("/revoke");
        assertThat(grace.post("/console/grants/grant-r.1.0/revoke").status()).isEqualTo(303);
        assertThat(grace.get("/console/grants").body()).contains("Calls of refund by support ask again from now on.");
        assertThat(auditor.post("/console/grants/grant-r.1.0/revoke").status()).isEqualTo(403);

        server.approvals.failure = Optional.of(new ApprovalException.NotAllowed("It is not yours."));
        TestingResponse refused = grace.post("/console/grants/grant-r.1.0/revoke");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("It is not yours.");
        server.approvals.failure = Optional.of(new ApprovalException.UnknownGrant(new GrantId("grant-r.1.0")));
        assertThat(grace.post("/console/grants/grant-r.1.0/revoke").status()).isEqualTo(303);
        assertThat(grace.get("/console/grants").body()).contains("There is no grant 'grant-r.1.0' that holds.");
    }

    @Test
    void grantOfTasksForAnotherAgentSaysSo() throws Exception {
        server.approvals.grants = List.of(new Grant(
                new ApprovalId("r.1.0"),
                new Grant.Scope(new AgentName("lead"), "subagent_coder", "ada", Optional.empty()),
                Optional.empty(),
                "grace",
                TestingApprovals.REQUESTED_AT,
                TestingApprovals.EXPIRES_AT));

        assertThat(auditor.get("/console/grants").body())
                .contains("<h2>Hands a task to coder (subagent_coder) for lead, in all runs by ada</h2>");
    }

    @Test
    void usersHaveNoGrantsPage() throws Exception {
        TestingBrowser ada = new TestingBrowser(server, "ada agentee-user");

        assertThat(ada.get("/console/grants").status()).isEqualTo(403);
        assertThat(ada.get("/console/runs").body()).doesNotContain("/console/grants");
    }

    private static io.agentee.api.approval.Approval decided() {
        return TestingApprovals.pending("r.1.0")
                .withStatus(ApprovalStatus.APPROVED)
                .withDecision(new ApprovalDecision(
                        "grace",
                        TestingApprovals.DECIDED_AT,
                        Verdict.APPROVE,
                        Optional.of("=HYPERLINK(x)"),
                        Optional.empty(),
                        "sha256:1f"));
    }
}
