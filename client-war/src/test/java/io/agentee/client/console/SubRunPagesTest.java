package io.agentee.client.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.message.Message;
import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCall;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunStatus;
import io.agentee.client.TestingAgentClient;
import io.agentee.client.TestingApprovals;
import io.agentee.client.TestingRun;
import io.agentee.client.TestingServer;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubRunPagesTest {

    private static final String EVIL = "\"'><script>alert(1)</script>\u202e";

    private TestingServer server;
    private TestingBrowser ada;
    private TestingRun run;
    private String path;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
        ada = new TestingBrowser(server, "ada agentee-user");
        path = ada.post("/console/agents/writer/runs", "input", "Write").header("Location");
        run = server.agents.onlyRun();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void runPageShowsTheRunsBelowItAsATree() throws Exception {
        TestingRun first = server.agents.handTask(run, "assistant", "call-1");
        TestingRun nested = server.agents.handTask(first, "support", "call-1");
        nested.ask(new ApprovalId(nested.runId() + ".1.0"));
        server.agents.handTask(run, "support", "call-2").finish(RunStatus.CANCELLED, new RunOutcome.Cancelled());

        String page = ada.get(path).body();

        TestingPage.requireSound(page);
        String tree = page.substring(page.indexOf("<h2 id=\"sub-runs\">"), page.indexOf("<h2 id=\"timeline\">"));
        assertThat(TestingPage.all(tree, "<a href=\"([^\"]*)\""))
                .containsExactly(path + ".1.0", path + ".1.0.1.0", path + ".3.0");
        assertThat(TestingPage.all(tree, "<span class=\"status [a-z-]*\" data-sub-run=\"[^\"]*\">([^<]*)</span>"))
                .containsExactly("Running", "Waits for approval", "Cancelled");
        assertThat(TestingPage.all(tree, "(<ul class=\"tree\">|<li>|</li>|</ul>)"))
                .as("the second one is below the first")
                .containsExactly(
                        "<ul class=\"tree\">",
                        "<li>",
                        "<ul class=\"tree\">",
                        "<li>",
                        "</li>",
                        "</ul>",
                        "</li>",
                        "<li>",
                        "</li>",
                        "</ul>");
        assertThat(tree).doesNotContain("There are more");
        assertThat(page).contains("and so do the runs that it started");
    }

    @Test
    void runWithoutSubRunsHasNoTree() throws Exception {
        assertThat(ada.get(path).body()).doesNotContain("Sub-runs").doesNotContain("Part of the run");
    }

    @Test
    void subRunThatCannotBeReadIsThereWithoutThoseBelowIt() throws Exception {
        TestingRun first = server.agents.handTask(run, "assistant", "call-1");
        server.agents.handTask(first, "support", "call-1");
        server.agents.handTask(run, "support", "call-2");
        for (RuntimeException failure : List.of(
                new AgentClientException.UnknownRun(first.runId()),
                new AgentClientException.TemporalUnavailable(new ConnectException()),
                new IllegalStateException("broken"))) {
            first.failure = Optional.of(failure);

            String page = ada.get(path).body();

            TestingPage.requireSound(page);
            assertThat(page)
                    .contains("href=\"" + path + ".1.0\"")
                    .contains("What it has begun is not known at the moment.")
                    .contains("href=\"" + path + ".3.0\"")
                    .doesNotContain(path + ".1.0.1.0");
        }
    }

    @Test
    void pageOfASubRunLeadsToTheRunThatBeganIt() throws Exception {
        server.agents.handTask(run, "assistant", "call-1");

        String page = ada.get(path + ".1.0").body();

        TestingPage.requireSound(page);
        assertThat(page)
                .contains("› <a href=\"" + path + "\">Part of the run <code>" + run.runId() + "</code></a>")
                .contains("the call <code>call-1</code> of the <a href=\"" + path + "\">run that began it</a>");
    }

    @Test
    void nameThatAModelGaveToTheCallIsShownAsText() throws Exception {
        server.agents.handTask(run, "assistant", EVIL);

        assertThat(ada.get(path + ".1.0").body())
                .contains("<code>\"'&gt;&lt;script&gt;alert(1)&lt;/script&gt;⟨U+202E⟩</code>")
                .doesNotContain("<script>");
    }

    @Test
    void listSaysWhichRunASubRunIsPartOf() throws Exception {
        server.agents.handTask(run, "assistant", "call-1");

        String page = ada.get("/console/runs").body();

        TestingPage.requireSound(page);
        assertThat(TestingPage.all(page, "part of <a href=\"([^\"]*)\"")).containsExactly(path);
    }

    @Test
    void runPageShowsWhatItsSubRunsAskAndWhoseThatIs() throws Exception {
        TestingRun subRun = server.agents.handTask(run, "assistant", "call-1");
        ApprovalId own = new ApprovalId(run.runId() + ".1.1");
        ApprovalId ofSubRun = new ApprovalId(subRun.runId() + ".1.0");
        run.ask(own, ofSubRun, new ApprovalId(subRun.runId() + ".9.9"));
        server.approvals.add(TestingApprovals.pending(ofSubRun.value()));

        String page = ada.get(path).body();

        TestingPage.requireSound(page);
        assertThat(page)
                .contains("<a href=\"/console/approvals/" + ofSubRun + "\"><code>refund</code></a>")
                .contains("asked by <a href=\"" + path + ".1.0\">a sub-run of support</a>");
    }

    @Test
    void moreThanAPageHasRoomForIsNotRead() throws Exception {
        TestingRun subRun = server.agents.handTask(run, "assistant", "call-1");
        run.ask(IntStream.range(0, 21)
                .mapToObj(call -> server.approvals.add(TestingApprovals.pending(subRun.runId() + ".1." + call)))
                .map(Approval::approvalId)
                .toArray(ApprovalId[]::new));

        String page = ada.get(path).body();

        assertThat(TestingPage.all(page, "asked by <a[^>]*>a sub-run of support</a>"))
                .hasSize(20);
        assertThat(page).contains("More is asked by its sub-runs than can be shown here; their pages show it.");
    }

    @Test
    void transcriptOfASubRunBeginsWithItsTask() throws Exception {
        server.agents.handTask(run, "assistant", "call-1");
        server.agents.transcript =
                List.of(new Message.User(new MessageId("m-0"), "Look it up", TestingAgentClient.STARTED_AT));

        assertThat(ada.get(path + ".1.0").body()).contains("<strong>Task</strong>");
        assertThat(ada.get(path).body()).contains("<strong>User</strong>");
    }

    @Test
    void transcriptSaysWhoATaskIsHandedTo() throws Exception {
        server.agents.transcript = List.of(
                new Message.Assistant(
                        new MessageId("m-1"),
                        "",
                        List.of(new ToolCall(new ToolCallId("t-1"), "subagent_support", "{\"instruction\": \"Look\"}")),
                        Optional.empty(),
                        Map.of(),
                        TestingAgentClient.STARTED_AT),
                new Message.ToolResult(
                        new MessageId("m-2"),
                        new ToolCallId("t-1"),
                        "subagent_support",
                        "done",
                        false,
                        TestingAgentClient.STARTED_AT));

        String page = ada.get(path).body();

        TestingPage.requireSound(page);
        assertThat(page)
                .contains("Hands a task to support <code class=\"muted\">subagent_support</code>")
                .contains("Answer of support (subagent_support)");
    }

    @Test
    void timelineKnowsWhereSubRunsHaveTheirPages() throws Exception {
        assertThat(ada.get(path).body()).contains("data-runs=\"/console/runs\"");
    }

    @Test
    void agentLeadsToThoseThatItMayHandTasksTo() throws Exception {
        String page = ada.get("/console/agents/writer").body();

        TestingPage.requireSound(page);
        assertThat(TestingPage.all(page, "<li><a href=\"(/console/agents/[^\"]*)\""))
                .containsExactly("/console/agents/assistant", "/console/agents/support");
        assertThat(page)
                .contains("Done by the agent <a href=\"/console/agents/support\">support</a>, in a run of its own.")
                .contains("Another agent works on it, with its own tools and its own approvals")
                .contains("<dt>Time limit of a sub-run</dt><dd>15 min</dd>")
                .doesNotContain("agent:support");
        assertThat(ada.get("/console/agents/support").body()).doesNotContain("Sub-agents");
    }
}
