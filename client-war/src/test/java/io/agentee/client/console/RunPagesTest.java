package io.agentee.client.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.message.Message;
import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCall;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunProblem;
import io.agentee.api.run.RunStatus;
import io.agentee.client.TestingAgentClient;
import io.agentee.client.TestingResponse;
import io.agentee.client.TestingServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunPagesTest {

    private TestingServer server;
    private TestingBrowser ada;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
        ada = new TestingBrowser(server, "ada agentee-user");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void thereAreNoRunsYet() throws Exception {
        String page = ada.get("/console/runs").body();

        TestingPage.requireSound(page);
        assertThat(page).contains("There are no runs yet.").contains("Those that you started, newest first.");
    }

    @Test
    void userListsOwnRunsAndAuditorAll() throws Exception {
        startRun();

        TestingPage.requireSound(ada.get("/console/runs?status=failed&agent=support&period=day&conversationId=c")
                .body());
        ada.get("/console/runs?startedBy=bob");
        new TestingBrowser(server, "eve agentee-auditor").get("/console/runs?startedBy=bob");

        assertThat(server.agents.lists).hasSize(2);
        assertThat(server.agents.lists.get(0).filter().startedBy()).contains("ada");
        assertThat(server.agents.lists.get(0).filter().status()).contains(RunStatus.FAILED);
        assertThat(server.agents.lists.get(0).filter().since()).isPresent();
        assertThat(server.agents.lists.get(1).filter().startedBy()).contains("bob");
    }

    @Test
    void runIsStartedOnceHoweverOftenTheFormIsSent() throws Exception {
        String page = ada.get("/console/agents/assistant").body();
        TestingPage.requireSound(page);
        String key = TestingPage.all(page, "name=\"key\" value=\"([^\"]*)\"").get(0);

        TestingResponse first = ada.post("/console/agents/assistant/runs", "input", "hi\r\nthere", "key", key);
        TestingResponse second = ada.post("/console/agents/assistant/runs", "input", "hi\r\nthere", "key", key);
        TestingResponse other = ada.post("/console/agents/assistant/runs", "input", "bye", "key", key);

        assertThat(first.status()).isEqualTo(303);
        assertThat(second.header("Location"))
                .isEqualTo(first.header("Location"))
                .startsWith("/console/runs/key-console-");
        assertThat(server.agents.startedRuns()).isEqualTo(1);
        assertThat(server.agents.requests.get(0).input()).isEqualTo("hi\nthere");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body()).contains("This form was sent before.").doesNotContain("value=\"" + key + "\"");
    }

    @Test
    void runWithoutInputIsNotStarted() throws Exception {
        TestingResponse answer =
                ada.post("/console/agents/assistant/runs", "input", " ", "conversationId", "c".repeat(200));

        assertThat(answer.status()).isEqualTo(422);
        TestingPage.requireSound(answer.body());
        assertThat(answer.body())
                .contains("<a href=\"#input\">Say what the agent is to do.</a>")
                .contains("<a href=\"#conversation\">")
                .contains("value=\"" + "c".repeat(200) + "\"");
    }

    @Test
    void missingWorkerIsToldWithTheInputKept() throws Exception {
        server.agents.failure = Optional.of(new AgentClientException.NoWorker("agentee"));

        TestingResponse answer = ada.post("/console/agents/assistant/runs", "input", "Refund order 42");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body())
                .contains("No worker polls the task queue 'agentee'.")
                .contains("Refund order 42</textarea>");
    }

    @Test
    void approverAndAuditorStartNothing() throws Exception {
        TestingBrowser grace = new TestingBrowser(server, "grace agentee-approver");

        assertThat(grace.get("/console/agents/assistant").body()).doesNotContain("Start the run");
        assertThat(grace.post("/console/agents/assistant/runs", "input", "hi").status())
                .isEqualTo(403);
    }

    @Test
    void runPageShowsItAllAndOffersToCancel() throws Exception {
        String path = startRun();
        server.agents.transcript = transcript();

        String page = ada.get(path).body();

        TestingPage.requireSound(page);
        assertThat(page)
                .contains("<title>Running: run of assistant – Agentee</title>")
                .contains("data-timeline=\"" + path + "/events\"")
                .contains("href=\"http://temporal.example:8233/namespaces/default/workflows/" + path.substring(14))
                .contains("Cancel the run")
                .contains("Refund order 42")
                .contains("Asks for <code>refund</code>")
                .contains("<dt>amount</dt><dd dir=\"auto\">1.10</dd>")
                .contains("Result of refund")
                .contains("a thought");
        assertThat(ada.post(path + "/cancel").header("Location")).isEqualTo(path);
        assertThat(ada.get(path).body()).contains("The run is asked to end.");
    }

    @Test
    void finishedRunsShowTheirEnd() throws Exception {
        String path = startRun();
        server.agents
                .onlyRun()
                .finish(
                        RunStatus.FAILED,
                        new RunOutcome.Failed(RunProblem.of("model-failed", "The model call failed", "<401>")));

        String page = ada.get(path).body();

        TestingPage.requireSound(page);
        assertThat(page)
                .contains("The model call failed")
                .contains("&lt;401&gt;")
                .doesNotContain("Cancel the run")
                .contains("There is none.");
        assertThat(ada.post(path + "/cancel").status()).isEqualTo(303);
        assertThat(ada.get(path).body()).contains("is over.");
    }

    @Test
    void foreignRunIsNotFoundWhateverIsAskedOfIt() throws Exception {
        String path = startRun();
        TestingBrowser bob = new TestingBrowser(server, "bob agentee-user agentee-approver");

        for (TestingResponse answer : List.of(
                bob.get(path),
                bob.get(path + "/audit"),
                bob.post(path + "/cancel"),
                bob.get("/console/runs/nothing"))) {
            assertThat(answer.status()).isEqualTo(404);
            TestingPage.requireSound(answer.body());
            assertThat(answer.body()).contains("There is nothing here, or nothing that you may see.");
        }
        assertThat(bob.get(path + "/events").status()).isEqualTo(404);
        assertThat(new TestingBrowser(server, "eve agentee-auditor").get(path).status())
                .isEqualTo(200);
        assertThat(new TestingBrowser(server, "eve agentee-auditor").get(path).body())
                .doesNotContain("Cancel the run");
    }

    @Test
    void unexpectedFailureIsAPageWithAReference() throws Exception {
        server.agents.failure = Optional.of(new IllegalStateException("secret"));

        TestingResponse answer = ada.post("/console/agents/assistant/runs", "input", "hi");

        assertThat(answer.status()).isEqualTo(500);
        TestingPage.requireSound(answer.body());
        assertThat(answer.body())
                .contains("Something went wrong here")
                .contains("urn:uuid:")
                .doesNotContain("secret");
    }

    @Test
    void pathOfNothingIsAPage() throws Exception {
        TestingResponse answer = ada.get("/console/nothing");

        assertThat(answer.status()).isEqualTo(404);
        TestingPage.requireSound(answer.body());
        assertThat(ada.get("/api/v1/nothing").header("Content-Type")).contains("application/problem+json");
    }

    @Test
    void agentsShowTheirToolsAndNotTheirPrompts() throws Exception {
        TestingPage.requireSound(ada.get("/console/agents").body());
        String page = ada.get("/console/agents/support").body();

        TestingPage.requireSound(page);
        assertThat(page)
                .contains("Calls of ref* need approval")
                .contains("Decided by agentee-approver.")
                .contains("Within 1 d; nobody in time means no.")
                .contains("Each call needs approval.")
                .contains("bean:OrderTools")
                .doesNotContain("A secret prompt");
        assertThat(ada.get("/console/agents/nobody").status()).isEqualTo(404);
    }

    @Test
    void assetsAreKeptForEverUnderTheirContent() throws Exception {
        String page = ada.get("/console/runs").body();
        List<String> assets = TestingPage.all(page, "(?:href|src)=\"(/console/assets/[^\"]*)\"");

        assertThat(assets).hasSize(3);
        for (String asset : assets) {
            TestingResponse answer = ada.get(asset);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        }
        assertThat(ada.get("/console/assets/console.css").status()).isEqualTo(404);
        assertThat(ada.get("/console/assets/..%2fconsole.css").status()).isIn(400, 404);
    }

    private String startRun() throws Exception {
        return ada.post("/console/agents/assistant/runs", "input", "Refund order 42")
                .header("Location");
    }

    private static List<Message> transcript() {
        return List.of(
                new Message.User(new MessageId("m-0"), "Refund order 42", TestingAgentClient.STARTED_AT),
                new Message.Assistant(
                        new MessageId("m-1"),
                        "I ask.",
                        List.of(new ToolCall(new ToolCallId("t-1"), "refund", "{\"amount\": 1.10}")),
                        Optional.of("a thought"),
                        Map.of(),
                        TestingAgentClient.STARTED_AT),
                new Message.ToolResult(
                        new MessageId("m-2"),
                        new ToolCallId("t-1"),
                        "refund",
                        "done",
                        true,
                        TestingAgentClient.STARTED_AT));
    }
}
