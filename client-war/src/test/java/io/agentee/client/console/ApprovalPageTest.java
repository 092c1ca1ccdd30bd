package io.agentee.client.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.Approvers;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.api.grant.GrantRequest;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.tool.JsonSchema;
import io.agentee.client.TestingApprovals;
import io.agentee.client.TestingResponse;
import io.agentee.client.TestingServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalPageTest {

    private static final String PATH = "/console/approvals/run-1.1.0";

    private TestingServer server;
    private TestingBrowser grace;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
        grace = new TestingBrowser(server, "grace agentee-approver");
        server.approvals.add(refund());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pageShowsTheFormOfTheSchemaAndEverythingThatCanBeDone() throws Exception {
        String page = grace.get(PATH).body();

        TestingPage.requireSound(page);
        assertThat(page)
                .contains("<title>refund of support – Agentee</title>")
                .contains("Digest <code>sha256:1f</code>")
                .contains("<label for=\"field-order\">order</label>")
                .contains("name=\"a.v/amount\" value=\"1.10\" inputmode=\"decimal\"")
                .contains("For this run: further calls of <code>refund</code> do not ask")
                .contains("While you have it, nobody else can decide.")
                .contains("Hand it over");
    }

    @Test
    void taskForAnotherAgentIsOneInWords() throws Exception {
        server.approvals.add(InboxTest.delegation("run-1.1.0"));

        String page = grace.get(PATH).body();

        TestingPage.requireSound(page);
        assertThat(page)
                .contains("<title>Hand a task to researcher for support – Agentee</title>")
                .contains("Hand a task to researcher <span class=\"muted\">for</span> support</h1>")
                .contains("Digest <code>sha256:2f</code> of these and of <code>subagent_researcher</code>")
                .contains("For this run: further calls of <code>subagent_researcher</code> do not ask");
        grace.post(PATH + "/decision", "decision", "approve");
        assertThat(grace.get("/console").body()).contains("Approved: Hand a task to researcher for support.");
        assertThat(grace.get("/console/audit").body()).doesNotContain("subagent_researcher");
    }

    @Test
    void othersDoNotLearnThatItExists() throws Exception {
        for (String caller : List.of("bob agentee-user", "bob", "bob finance agentee-user")) {
            TestingBrowser bob = new TestingBrowser(server, caller);
            for (TestingResponse answer : List.of(
                    bob.get(PATH), bob.post(PATH + "/decision", "decision", "approve"), bob.post(PATH + "/claim"))) {
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.body()).contains("There is nothing here, or nothing that you may see.");
            }
        }
        assertThat(server.approvals.changes).isEmpty();
    }

    @Test
    void whoeverAskedSeesItAndCannotDecide() throws Exception {
        String page = new TestingBrowser(server, "ada agentee-user").get(PATH).body();

        TestingPage.requireSound(page);
        assertThat(page)
                .contains("You cannot decide on this: the role agentee-approver can.")
                .doesNotContain("value=\"approve\"");
    }

    @Test
    void roleThatOnlyThisApprovalAsksForIsEnough() throws Exception {
        Approval approval = refund();
        server.approvals.add(approval.withRules(approval.rules().withApprovers(Approvers.roles(List.of("finance")))));

        TestingBrowser frank = new TestingBrowser(server, "frank finance");

        assertThat(frank.get(PATH).body()).contains("value=\"approve\"");
        assertThat(frank.post(PATH + "/decision", "decision", "approve").status())
                .isEqualTo(303);
        assertThat(server.approvals.changes.get(0).by().roles()).containsExactly("finance");
    }

    @Test
    void editIsComparedBeforeItIsDecidedOn() throws Exception {
        TestingResponse review = grace.post(
                PATH + "/edit",
                "a.p",
                "on",
                "a.v/order",
                "42",
                "a.v/amount",
                "0.90",
                "comment",
                "half",
                "review",
                "yes");

        assertThat(review.status()).isEqualTo(200);
        TestingPage.requireSound(review.body());
        assertThat(review.body())
                .contains("Before and after")
                .contains("<del>1.10</del>")
                .contains("<ins>0.90</ins>")
                .contains("<td data-label=\"Change\">changed</td>")
                .contains("<td data-label=\"Change\">unchanged</td>")
                .contains("name=\"arguments\" value=\"{&#34;order&#34;:&#34;42&#34;,&#34;amount&#34;:0.90}\"")
                .contains("A decision cannot be undone.");
        assertThat(server.approvals.changes).isEmpty();

        TestingResponse back = grace.post(
                PATH + "/edit", "a.p", "on", "a.v/order", "42", "a.v/amount", "0.90", "comment", "half", "back", "yes");
        assertThat(back.body())
                .contains("name=\"a.v/amount\" value=\"0.90\"")
                .contains("<details class=\"panel\" id=\"edit\" open>");
    }

    @Test
    void editThatChangesNothingSendsNoArguments() throws Exception {
        String review = grace.post(
                        PATH + "/edit", "a.p", "on", "a.v/order", "42", "a.v/amount", "1.10", "review", "yes")
                .body();

        assertThat(review).contains("Nothing was changed").doesNotContain("name=\"arguments\"");
    }

    @Test
    void editThatIsWrongComesBackAsItWasTyped() throws Exception {
        TestingResponse answer = grace.post(
                PATH + "/edit",
                "a.p",
                "on",
                "a.v/order",
                "<b>\"42\"</b>",
                "a.v/amount",
                "a lot",
                "comment",
                "Why?",
                "review",
                "yes");

        assertThat(answer.status()).isEqualTo(422);
        TestingPage.requireSound(answer.body());
        assertThat(answer.body())
                .contains("<a href=\"#field-amount\">amount must be a number such as 42.50.</a>")
                .contains("name=\"a.v/amount\" value=\"a lot\"")
                .contains("value=\"&lt;b>&#34;42&#34;&lt;/b>\"")
                .contains("aria-invalid=\"true\"")
                .contains("Why?</textarea>");
    }

    @Test
    void itemsAreAddedAndRemovedWithoutScript() throws Exception {
        Approval approval = refund();
        server.approvals.add(approval.withSubject(new Approval.Subject(
                approval.subject().kind(),
                approval.subject().toolCallId(),
                "mail",
                approval.subject().effect(),
                "{\"to\":[\"a@example.com\"]}",
                new JsonSchema(Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of("to", Map.of("type", "array", "items", Map.of("type", "string"))))),
                "sha256:1f",
                false)));

        String page = grace.post(
                        PATH + "/edit",
                        "a.p",
                        "on",
                        "a.p/to",
                        "on",
                        "a.n/to",
                        "1",
                        "a.v/to/0",
                        "a@example.com",
                        "add",
                        "/to")
                .body();
        TestingPage.requireSound(page);
        assertThat(page).contains("name=\"a.v/to/1\"").contains("name=\"remove\" value=\"/to/1\"");

        String fewer = grace.post(
                        PATH + "/edit",
                        "a.p",
                        "on",
                        "a.p/to",
                        "on",
                        "a.n/to",
                        "2",
                        "a.v/to/0",
                        "x",
                        "a.v/to/1",
                        "y",
                        "remove",
                        "/to/0")
                .body();
        assertThat(fewer).contains("name=\"a.v/to/0\" value=\"y\"").doesNotContain("a.v/to/1");
    }

    @Test
    void editedArgumentsAreDecidedOnWithTheDigestThatWasSeen() throws Exception {
        grace.post(
                PATH + "/decision",
                "decision",
                "approve",
                "digest",
                "sha256:1f",
                "arguments",
                "{\"order\":\"42\",\"amount\":0.90}");

        assertThat(server.approvals.changes.get(0).what())
                .isEqualTo(DecisionRequest.approve()
                        .withArguments("{\"order\":\"42\",\"amount\":0.90}")
                        .withDigest("sha256:1f"));
        assertThat(grace.get("/console").body()).contains("Approved with your changes: refund of support.");
    }

    @Test
    void approvalIsRememberedWithinLimits() throws Exception {
        grace.post(PATH + "/decision", "decision", "approve", "remember", "PT1H", "limit", "same");
        grace.post(PATH + "/decision", "decision", "approve", "remember", "run", "limit", "numbers");
        grace.post(PATH + "/decision", "decision", "approve", "remember", "PT24H", "limit", "");
        grace.post(PATH + "/decision", "decision", "reject", "remember", "run");

        assertThat(server.approvals.changes)
                .extracting(change -> ((DecisionRequest) change.what())
                        .remember()
                        .map(grant -> grant.duration() + " " + grant.limits().map(JsonSchema::document)))
                .containsExactly(
                        Optional.of("Optional[PT1H] Optional[{const={order=42, amount=1.10}}]"),
                        Optional.of("Optional.empty Optional[{type=object, properties={amount={"
                                + "type=number, maximum=1.10}}, required=[amount]}]"),
                        Optional.of("Optional[PT24H] Optional.empty"),
                        Optional.empty());
        assertThat(GrantRequest.forTime(Duration.ofHours(24)).duration()).contains(Duration.ofDays(1));
    }

    @Test
    void everyRefusalIsASentenceAndKeepsTheComment() throws Exception {
        Map<RuntimeException, Integer> refusals = Map.of(
                new ApprovalException.AlreadyDecided("alan approved it."), 409,
                new ApprovalException.Claimed("alan is working on it."), 409,
                new ApprovalException.Expired("Its deadline has passed."), 410,
                new ApprovalException.RunFinished("Its run is over."), 410,
                new ApprovalException.DigestMismatch("The digest is another."), 412,
                new ApprovalException.InvalidArguments(List.of("amount is too much")), 422,
                new ApprovalException.NotAllowed("You asked for this."), 403,
                new AgentClientException.NoWorker("agentee"), 503);
        for (Map.Entry<RuntimeException, Integer> refusal : refusals.entrySet()) {
            server.approvals.failure = Optional.of(refusal.getKey());

            TestingResponse answer =
                    grace.post(PATH + "/decision", "decision", "reject", "comment", "Because <i>I</i> say so");

            assertThat(answer.status()).isEqualTo(refusal.getValue());
            TestingPage.requireSound(answer.body());
            assertThat(answer.body())
                    .contains("This was not done.")
                    .contains(String.valueOf(refusal.getKey().getMessage()))
                    .contains("Because &lt;i&gt;I&lt;/i&gt; say so</textarea>");
        }
    }

    @Test
    void decisionWithoutAVerdictAsksForOne() throws Exception {
        assertThat(grace.post(PATH + "/decision", "comment", "hm").body()).contains("Choose to approve or to reject.");
    }

    @Test
    void claimReleaseAndDelegation() throws Exception {
        assertThat(grace.post(PATH + "/claim").status()).isEqualTo(303);
        assertThat(grace.get("/console").body()).contains("You have claimed it for half an hour");
        assertThat(grace.post(PATH + "/release").status()).isEqualTo(303);
        assertThat(grace.post(PATH + "/delegate", "name", "alan", "role", "finance")
                        .status())
                .isEqualTo(303);
        assertThat(grace.get("/console").body()).contains("Handed over to alan, the role finance.");
        assertThat(grace.post(PATH + "/delegate", "name", " ").body()).contains("Say to whom it is handed over");

        assertThat(server.approvals.changes)
                .extracting(TestingApprovals.Change::what)
                .containsExactly("claim", "release", new Approvers(List.of("finance"), List.of("alan")));
    }

    @Test
    void auditorChangesNothing() throws Exception {
        TestingBrowser auditor = new TestingBrowser(server, "eve agentee-auditor agentee-approver");

        assertThat(auditor.post(PATH + "/decision", "decision", "approve").status())
                .isEqualTo(403);
        assertThat(auditor.post(PATH + "/claim").status()).isEqualTo(403);
        assertThat(server.approvals.changes).isEmpty();
    }

    @Test
    void claimOfSomebodyElseIsTold() throws Exception {
        server.approvals.add(refund().withClaim(Optional.of(
                new Approval.Claim("alan", TestingApprovals.REQUESTED_AT, Instant.parse("2126-01-01T00:00:00Z")))));

        assertThat(grace.get(PATH).body())
                .contains("alan is working on this until 1 Jan 2126, 00:00 UTC.")
                .doesNotContain("value=\"approve\"");
        assertThat(new TestingBrowser(server, "root agentee-admin").get(PATH).body())
                .contains("value=\"approve\"")
                .contains("Give the claim back");
    }

    @Test
    void quorumAndFourEyesAreTold() throws Exception {
        Approval approval = refund();
        server.approvals.add(approval.withRules(new Approval.Rules(
                        approval.rules().approvers(), true, 2, approval.rules().expiresAt()))
                .withDecision(new ApprovalDecision(
                        "grace",
                        TestingApprovals.DECIDED_AT,
                        Verdict.APPROVE,
                        Optional.of("ok"),
                        Optional.empty(),
                        "sha256:1f")));

        assertThat(grace.get(PATH).body())
                .contains("1 of 2 approvals are there; one rejection is enough to reject.")
                .contains("You have approved; others have to approve, too.");
        assertThat(new TestingBrowser(server, "ada agentee-approver").get(PATH).body())
                .contains("You asked for this yourself; somebody else has to decide.");
    }

    @Test
    void decidedApprovalShowsWhoDecidedWhat() throws Exception {
        server.approvals.add(refund().withStatus(ApprovalStatus.APPROVED)
                .withDecision(new ApprovalDecision(
                        "alan",
                        TestingApprovals.DECIDED_AT,
                        Verdict.APPROVE,
                        Optional.of("Half is enough"),
                        Optional.of("{\"order\":\"42\",\"amount\":0.55}"),
                        "sha256:2f")));

        String page = grace.get(PATH).body();

        TestingPage.requireSound(page);
        assertThat(page)
                .contains("Approved with changes")
                .contains("<bdi>alan</bdi>")
                .contains("Half is enough")
                .contains("0.55")
                .doesNotContain("id=\"decide\"");
    }

    @Test
    void idThatCanBeNoneIsNotFound() throws Exception {
        for (String id : List.of("x", "run-1", "%20", "%3Cscript%3E.1.0")) {
            assertThat(grace.get("/console/approvals/" + id).status()).isEqualTo(404);
        }
    }

    private static Approval refund() {
        Approval approval = InboxTest.pending("run-1.1.0");
        Approval.Subject subject = approval.subject();
        return approval.withSubject(new Approval.Subject(
                subject.kind(),
                subject.toolCallId(),
                subject.tool(),
                subject.effect(),
                subject.arguments(),
                new JsonSchema(Map.of(
                        "type",
                        "object",
                        "required",
                        List.of("order", "amount"),
                        "additionalProperties",
                        false,
                        "properties",
                        new java.util.TreeMap<>(Map.of(
                                        "order",
                                        Map.of("type", "string"),
                                        "amount",
                                        Map.of("type", "number", "minimum", 0)))
                                .descendingMap())),
                subject.digest(),
                false));
    }
}
