package io.agentee.client.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalKind;
import io.agentee.api.approval.ApprovalOrder;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.Caller;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import io.agentee.client.TestingApprovals;
import io.agentee.client.TestingResponse;
import io.agentee.client.TestingServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {

    private TestingServer server;
    private TestingBrowser grace;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
        grace = new TestingBrowser(server, "grace agentee-approver");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void emptyInboxSaysSo() throws Exception {
        TestingResponse page = grace.get("/console");

        TestingPage.requireSound(page.body());
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.body()).contains("<title>Inbox – Agentee</title>").contains("Nothing waits for you.");
        assertThat(server.approvals.lists)
                .containsExactly(new TestingApprovals.ListCall(
                        ApprovalFilter.PENDING.withPeople(
                                ApprovalFilter.People.approver(new Caller("grace", List.of("agentee-approver")))),
                        ApprovalOrder.SOONEST_DEADLINE,
                        25,
                        ""));
    }

    @Test
    void itemShowsWhatThereIsToKnowBeforeDeciding() throws Exception {
        server.approvals.add(pending("run-1.1.0"));

        String page = grace.get("/console").body();

        TestingPage.requireSound(page);
        assertThat(page)
                .contains("<a href=\"/console/approvals/run-1.1.0\"><code>refund</code></a>")
                .contains("support</h2>")
                .contains("Changes something, executed at most once; cannot be undone from here")
                .contains("<dt>order</dt><dd dir=\"auto\">42</dd>")
                .contains("<dt>amount</dt><dd dir=\"auto\">1.10</dd>")
                .contains("<bdi>ada</bdi>")
                .contains("Refund order 42")
                .contains("It broke.")
                .contains("A decision cannot be undone.")
                .contains("name=\"digest\" value=\"sha256:1f\"")
                .contains("<title>Inbox (1 waiting) – Agentee</title>");
    }

    @Test
    void taskForAnotherAgentIsOneInWords() throws Exception {
        server.approvals.add(delegation("run-1.1.0"));

        String page = grace.get("/console").body();

        TestingPage.requireSound(page);
        assertThat(page)
                .contains("<a href=\"/console/approvals/run-1.1.0\">Hand a task to researcher</a>"
                        + " <span class=\"muted\">for</span> support</h2>")
                .contains("Another agent works on it, with its own tools and its own approvals")
                .contains("<dt>instruction</dt><dd dir=\"auto\">Find order 42</dd>")
                .contains("Approve<span class=\"visually-hidden\"> Hand a task to researcher for support</span>")
                .doesNotContain("subagent_researcher");
    }

    @Test
    void everyFilterReachesTheList() throws Exception {
        grace.get("/console?agent=support&tool=refund&requestedBy=ada&mine=on&cursor=c");

        TestingApprovals.ListCall call = server.approvals.lists.get(0);
        assertThat(call.cursor()).isEqualTo("c");
        assertThat(call.filter().agent()).hasToString("Optional[support]");
        assertThat(call.filter().tool()).contains("refund");
        assertThat(call.filter().people().requestedBy()).contains("ada");
        assertThat(call.filter().people().claimedBy()).contains("grace");
    }

    @Test
    void filterThatNothingCanMatchAsksNobody() throws Exception {
        assertThat(grace.get("/console?agent=No%20Agent").body()).contains("Nothing that waits matches the filter.");
        assertThat(server.approvals.lists).isEmpty();
    }

    @Test
    void argumentsThatAreTooLongAreNotDecidedOnInTheList() throws Exception {
        Approval approval = pending("run-1.1.0");
        server.approvals.add(approval.withSubject(
                approval.subject().withArguments("{\"text\": \"" + "x".repeat(2_000) + "\"}", "sha256:2f")));

        String page = grace.get("/console").body();

        assertThat(page)
                .contains("too long for this list")
                .doesNotContain("sha256:2f")
                .doesNotContain("type=\"checkbox\" form=");
    }

    @Test
    void abridgedArgumentsAreNotDecidedOnInTheList() throws Exception {
        Approval approval = pending("run-1.1.0");
        server.approvals.add(approval.withSubject(approval.subject().abridge()));

        assertThat(grace.get("/console").body())
                .contains("too long for this list")
                .doesNotContain("/decision\"");
    }

    @Test
    void auditorReadsAndHasNoButtons() throws Exception {
        server.approvals.add(pending("run-1.1.0"));

        String page = new TestingBrowser(server, "eve agentee-auditor agentee-approver")
                .get("/console")
                .body();

        TestingPage.requireSound(page);
        assertThat(page)
                .contains("refund")
                .contains("decide nothing")
                .doesNotContain("value=\"approve\" class=\"approve\">Approve<");
    }

    @Test
    void decisionLeadsBackAndIsToldOnce() throws Exception {
        server.approvals.add(pending("run-1.1.0"));

        TestingResponse answer = grace.post(
                "/console/approvals/run-1.1.0/decision",
                "decision",
                "reject",
                "comment",
                " Too\r\nmuch. ",
                "digest",
                "sha256:1f",
                "return",
                "/console?agent=support");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/console?agent=support");
        assertThat(server.approvals.changes)
                .containsExactly(new TestingApprovals.Change(
                        pending("run-1.1.0").approvalId(),
                        new Caller("grace", List.of("agentee-approver")),
                        new DecisionRequest(
                                Verdict.REJECT,
                                Optional.of("Too\nmuch."),
                                Optional.empty(),
                                Optional.of("sha256:1f"),
                                Optional.empty())));
        String next = grace.get("/console").body();
        assertThat(next).contains("Rejected: refund of support. The model reads your comment, and the run goes on.");
        TestingPage.requireSound(next);
        assertThat(grace.get("/console").body()).doesNotContain("Rejected: refund");
    }

    @Test
    void decisionLeadsNowhereElse() throws Exception {
        server.approvals.add(pending("run-1.1.0"));
        for (String path :
                List.of("//evil.example", "https://evil.example", "/console\r\nX: y", "/api", "/console?\u00e4")) {
            TestingResponse answer =
                    grace.post("/console/approvals/run-1.1.0/decision", "decision", "approve", "return", path);
            assertThat(answer.header("Location")).isEqualTo("/console");
        }
    }

    @Test
    void formWithoutTheTokenIsRefused() throws Exception {
        server.approvals.add(pending("run-1.1.0"));
        for (String path : List.of(
                "/console/decisions",
                "/console/approvals/run-1.1.0/decision",
                "/console/approvals/run-1.1.0/edit",
                "/console/approvals/run-1.1.0/claim",
                "/console/approvals/run-1.1.0/release",
                "/console/approvals/run-1.1.0/delegate",
                "/console/grants/grant-run-1.1.0/revoke",
                "/console/agents/support/runs",
                "/console/runs/run-1/cancel")) {
            for (List<String> fields : List.of(List.of("decision", "approve"), List.of("csrf", "guess"))) {
                TestingResponse answer = grace.postWithoutToken(path, fields);
                assertThat(answer.status()).as(path).isEqualTo(403);
                assertThat(answer.header("Content-Type")).contains("text/html");
                TestingPage.requireSound(answer.body());
            }
        }
        assertThat(server.approvals.changes).isEmpty();
    }

    @Test
    void severalAreDecidedAtOnceAndFailuresAreToldNextToTheirItems() throws Exception {
        server.approvals.add(pending("run-1.1.0"));
        server.approvals.add(pending("run-2.1.0"));

        TestingResponse answer = grace.post(
                "/console/decisions",
                "item",
                "run-1.1.0 sha256:1f",
                "item",
                "run-2.1.0 sha256:1f",
                "item",
                "run-3.1.0 sha256:1f",
                "item",
                "nonsense",
                "decision",
                "approve",
                "comment",
                "fine");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(server.approvals.changes)
                .extracting(change -> change.id().toString(), change -> ((DecisionRequest) change.what()).digest())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("run-1.1.0", Optional.of("sha256:1f")),
                        org.assertj.core.groups.Tuple.tuple("run-2.1.0", Optional.of("sha256:1f")));
        String page = grace.get("/console").body();
        assertThat(page)
                .contains("2 approved, 2 could not be:")
                .contains("There is no approval 'run-3.1.0'.")
                .contains("There is no approval 'nonsense'.");
    }

    @Test
    void everyReasonOfABulkDecisionIsASentence() throws Exception {
        server.approvals.add(pending("run-1.1.0"));
        server.approvals.failure =
                Optional.of(new ApprovalException.AlreadyDecided("alan approved it at 2026-11-21T08:00:00Z."));

        grace.post("/console/decisions", "item", "run-1.1.0 sha256:1f", "decision", "reject");

        String page = grace.get("/console").body();
        assertThat(page).contains("0 rejected, 1 could not be:");
        assertThat(TestingPage.all(page, "alan approved it at 2026-11-21T08:00:00Z\\."))
                .as("above the list, and next to the item")
                .hasSize(2);
    }

    @Test
    void bulkDecisionOnNothingSaysWhatToDo() throws Exception {
        grace.post("/console/decisions", "decision", "approve");
        assertThat(grace.get("/console").body()).contains("Nothing was selected.");
    }

    @Test
    void listAloneIsThereForTheScript() throws Exception {
        server.approvals.add(pending("run-1.1.0"));

        TestingResponse items = grace.get("/console/items");

        assertThat(items.body())
                .startsWith("<ul class=\"cards\" data-items data-waiting=\"1\">")
                .contains("refund");
    }

    @Test
    void brokenCursorIsNoFaultOfTheServer() throws Exception {
        assertThat(grace.get("/console?cursor=broken").status()).isEqualTo(400);
    }

    static Approval pending(String approvalId) {
        Approval approval = TestingApprovals.pending(approvalId);
        Approval.Rules rules = approval.rules();
        return approval.withRules(new Approval.Rules(
                rules.approvers(), rules.fourEyes(), rules.quorum(), Instant.parse("2126-11-21T08:00:00Z")));
    }

    /** The same for handing a task to the agent researcher. */
    static Approval delegation(String approvalId) {
        return pending(approvalId)
                .withSubject(new Approval.Subject(
                        ApprovalKind.DELEGATION,
                        new ToolCallId("call-1"),
                        "subagent_researcher",
                        ToolEffect.ONCE,
                        "{\"instruction\": \"Find order 42\"}",
                        new JsonSchema(Map.of("type", "object")),
                        "sha256:2f",
                        false));
    }
}
