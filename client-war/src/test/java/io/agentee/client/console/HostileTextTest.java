package io.agentee.client.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.Approvers;
import io.agentee.api.audit.AuditAction;
import io.agentee.api.audit.AuditTrail;
import io.agentee.api.grant.Grant;
import io.agentee.api.message.Message;
import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCall;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunProblem;
import io.agentee.api.run.RunStatus;
import io.agentee.api.tool.JsonSchema;
import io.agentee.client.TestingApprovals;
import io.agentee.client.TestingServer;
import io.agentee.client.console.form.ExactJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a model, a tool or a caller says is shown as text, in every place that shows it. */
class HostileTextTest {

    private static final String EVIL = "</textarea></pre>\"'><script>alert(1)</script><img src=x onerror=alert(2)>";
    private static final String JSON = ExactJson.line(ExactJson.tree(EVIL));

    private TestingServer server;
    private TestingBrowser admin;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
        admin = new TestingBrowser(server, "root agentee-admin");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void approvals() throws Exception {
        server.approvals.add(hostile());
        server.approvals.failure = Optional.of(new ApprovalException.NotAllowed(EVIL));

        requireText(admin.get("/console").body());
        requireText(admin.get("/console/items").body());
        requireText(admin.get("/console/audit").body());
        requireText(admin.get("/console/approvals/r.1.0").body());
        requireText(admin.post("/console/approvals/r.1.0/decision", "decision", "reject", "comment", EVIL)
                .body());
        requireText(admin.post(
                        "/console/approvals/r.1.0/edit",
                        "a.p",
                        "on",
                        "a.v/" + EVIL,
                        EVIL,
                        "comment",
                        EVIL,
                        "review",
                        "y")
                .body());
        requireText(admin.post("/console/approvals/r.1.0/edit", "a.p", "on", "a.x", "{" + EVIL, "review", "y")
                .body());
        admin.post("/console/decisions", "item", "r.1.0 x", "item", EVIL, "decision", "approve", "comment", EVIL);
        requireText(admin.get("/console").body());
    }

    @Test
    void runs() throws Exception {
        String path = admin.post("/console/agents/support/runs", "input", EVIL, "conversationId", "<b>c</b>")
                .header("Location");
        server.agents.transcript = List.of(
                new Message.User(new MessageId("m-0"), EVIL, Instant.EPOCH),
                new Message.Assistant(
                        new MessageId("m-1"),
                        EVIL,
                        List.of(
                                new ToolCall(new ToolCallId("t-1"), EVIL, "{" + JSON + ": " + JSON + "}"),
                                new ToolCall(new ToolCallId("t-2"), EVIL, EVIL)),
                        Optional.of(EVIL),
                        Map.of(),
                        Instant.EPOCH),
                new Message.ToolResult(new MessageId("m-2"), new ToolCallId("t-1"), EVIL, EVIL, true, Instant.EPOCH));
        server.agents
                .onlyRun()
                .finish(
                        RunStatus.TIMED_OUT,
                        new RunOutcome.TimedOut(Optional.of(EVIL), RunProblem.of("timed-out", EVIL, EVIL)));
        RunId runId = new RunId(path.substring("/console/runs/".length()));
        server.approvals.trail = Optional.of(
                AuditTrail.of(runId).with(Instant.EPOCH, AuditAction.APPROVED, EVIL, Map.of("comment", EVIL)));

        requireText(admin.get(path).body());
        requireText(admin.get(path + "/audit").body());
        requireText(admin.post("/console/agents/support/runs", "input", "", "conversationId", EVIL)
                .body());
    }

    @Test
    void grants() throws Exception {
        server.approvals.grants = List.of(new Grant(
                new ApprovalId("r.1.0"),
                new Grant.Scope(new AgentName("support"), EVIL, EVIL, Optional.empty()),
                Optional.of(new JsonSchema(Map.of(EVIL, EVIL))),
                EVIL,
                Instant.EPOCH,
                Instant.EPOCH));

        requireText(admin.get("/console/grants").body());
    }

    @Test
    void queries() throws Exception {
        String query = "?agent=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&tool=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
                + "&requestedBy=%22%20onfocus%3D%22alert(1)&startedBy=%22%3E%3Cscript%3E";
        for (String path : List.of("/console", "/console/runs", "/console/audit")) {
            requireText(admin.get(path + query).body());
        }
        requireText(admin.get("/console/%3Cscript%3Ealert(1)%3C/script%3E").body());
    }

    @Test
    void charactersThatDeceiveAreShownByTheirNumbers() throws Exception {
        Approval approval = InboxTest.pending("r.1.0");
        server.approvals.add(approval.withSubject(
                approval.subject().withArguments("{\"to\": \"a\\u202Emoc.live\\u200b\"}", "sha256:2f")));

        for (String path : List.of("/console", "/console/approvals/r.1.0")) {
            assertThat(admin.get(path).body())
                    .contains("a⟨U+202E⟩moc.live⟨U+200B⟩")
                    .doesNotContain("\u202e");
        }
    }

    private static void requireText(String html) {
        assertThat(html)
                .doesNotContain("<script>")
                .doesNotContain("<img")
                .doesNotContain("</textarea></pre>")
                .doesNotContain("\" onfocus=");
    }

    private static Approval hostile() {
        Approval approval = InboxTest.pending("r.1.0");
        Approval.Subject subject = approval.subject();
        return new Approval(
                approval.approvalId(),
                approval.agent(),
                new Approval.Subject(
                        subject.kind(),
                        subject.toolCallId(),
                        EVIL,
                        subject.effect(),
                        "{" + JSON + ": " + JSON + ", \"more\": {\"nested\": [" + JSON + "]}, \"extra\": " + JSON + "}",
                        new JsonSchema(Map.of(
                                "type",
                                "object",
                                "title",
                                EVIL,
                                "properties",
                                Map.of(
                                        EVIL,
                                        Map.of("type", "string", "title", EVIL, "description", EVIL),
                                        "choice",
                                        Map.of("enum", List.of(EVIL)),
                                        "always",
                                        Map.of("const", EVIL),
                                        "more",
                                        Map.of("type", "string")))),
                        EVIL,
                        false),
                new Approval.Origin(EVIL, TestingApprovals.REQUESTED_AT, EVIL, EVIL),
                new Approval.Rules(
                        new Approvers(List.of(EVIL), List.of(EVIL)),
                        true,
                        2,
                        approval.rules().expiresAt()),
                Optional.of(new Approval.Claim(EVIL, Instant.EPOCH, Instant.EPOCH)),
                approval.status(),
                List.of(new ApprovalDecision(
                        EVIL,
                        Instant.EPOCH,
                        Verdict.APPROVE,
                        Optional.of(EVIL),
                        Optional.of("{" + JSON + ": 1}"),
                        EVIL)));
    }
}
