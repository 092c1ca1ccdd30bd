package io.agentee.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.message.Message;
import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCall;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.RunFilter;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunProblem;
import io.agentee.api.run.RunStatus;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindRunTest {

    private TestingServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
        server.send(server.post("/api/v1/agents/assistant/runs", "{\"input\": \"hi\"}"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void completedRunShowsItsAnswer() throws Exception {
        server.agents
                .onlyRun()
                .finish(
                        RunStatus.COMPLETED,
                        new RunOutcome.Completed(
                                "{\"age\": 36}", Optional.of(Map.of("age", 36)), RunOutcome.Completed.Reason.ANSWERED));

        assertThat(server.send(server.request("/api/v1/runs/run-0")).body())
                .isEqualTo("{\"runId\":\"run-0\",\"agent\":\"assistant\",\"status\":\"completed\",\"input\":\"hi\","
                        + "\"output\":\"{\\\"age\\\": 36}\",\"structuredOutput\":{\"age\":36},\"metadata\":{},"
                        + "\"startedBy\":\"ada\",\"startedAt\":\"2026-11-21T08:00:00Z\","
                        + "\"finishedAt\":\"2026-11-21T08:00:04Z\",\"iterations\":2,"
                        + "\"usage\":{\"inputTokens\":10,\"outputTokens\":5,\"totalTokens\":15,"
                        + "\"cachedInputTokens\":3,\"reasoningTokens\":1,\"modelCalls\":2,\"toolCalls\":1},"
                        + "\"fingerprint\":\"sha256:1f\"}");
    }

    @Test
    void waitingRunNamesWhatItWaitsFor() throws Exception {
        server.agents.onlyRun().ask(new ApprovalId("run-0.1.0"), new ApprovalId("run-0.1.1"));

        assertThat(server.send(server.request("/api/v1/runs/run-0")).body())
                .contains("\"status\":\"awaiting-approval\"", "\"pendingApprovals\":[\"run-0.1.0\",\"run-0.1.1\"]");
    }

    @Test
    void runNamesTheRunsThatItHasBegunAndTheyNameIt() throws Exception {
        TestingRun first = server.agents.handTask(server.agents.onlyRun(), "support", "call-1");
        server.agents.handTask(first, "assistant", "call-1").ask(new ApprovalId("run-0.1.0.1.0.1.0"));
        first.finish(
                RunStatus.COMPLETED,
                new RunOutcome.Completed("Found", Optional.empty(), RunOutcome.Completed.Reason.ANSWERED));

        TestingResponse parent = server.send(server.request("/api/v1/runs/run-0"));
        assertThat(parent.json().get("subRuns").toString())
                .isEqualTo("[{\"runId\":\"run-0.1.0\",\"agent\":\"support\",\"status\":\"completed\","
                        + "\"toolCallId\":\"call-1\"}]");
        assertThat(parent.json().has("parentRunId")).isFalse();

        TestingResponse subRun = server.send(server.request("/api/v1/runs/run-0.1.0"));
        assertThat(subRun.body())
                .contains("\"parentRunId\":\"run-0\",\"subRuns\":[{\"runId\":\"run-0.1.0.1.0\","
                        + "\"agent\":\"assistant\",\"status\":\"awaiting-approval\",\"toolCallId\":\"call-1\"}],"
                        + "\"fingerprint\"");
        assertThat(server.send(server.request("/api/v1/runs/run-0.1.0.1.0"))
                        .json()
                        .has("subRuns"))
                .isFalse();
    }

    @Test
    void listNamesTheRunThatBeganASubRunAndNoneThatItBegan() throws Exception {
        server.agents.handTask(
                server.agents.handTask(server.agents.onlyRun(), "support", "call-1"), "assistant", "call-1");

        assertThat(server.send(server.request("/api/v1/runs"))
                        .json()
                        .get("items")
                        .findValuesAsText("parentRunId"))
                .containsExactlyInAnyOrder("run-0", "run-0.1.0");
        assertThat(server.send(server.request("/api/v1/runs")).body()).doesNotContain("subRuns");
    }

    @Test
    void failedRunTellsWhy() throws Exception {
        server.agents
                .onlyRun()
                .finish(
                        RunStatus.FAILED,
                        new RunOutcome.Failed(RunProblem.of("model-failed", "The model call failed", "401")));

        TestingResponse response = server.send(server.request("/api/v1/runs/run-0"));

        assertThat(response.json().get("status").asText()).isEqualTo("failed");
        assertThat(response.json().has("output")).isFalse();
        assertThat(response.json().get("error").toString())
                .isEqualTo("{\"type\":\"urn:agentee:problem:model-failed\",\"title\":\"The model call failed\","
                        + "\"detail\":\"401\"}");
    }

    @Test
    void timedOutRunShowsWhatThereIs() throws Exception {
        server.agents
                .onlyRun()
                .finish(
                        RunStatus.TIMED_OUT,
                        new RunOutcome.TimedOut(
                                Optional.of("So far"), RunProblem.of("timed-out", "Time is over", "PT5S")));

        TestingResponse response = server.send(server.request("/api/v1/runs/run-0"));

        assertThat(response.json().get("status").asText()).isEqualTo("timed-out");
        assertThat(response.json().get("output").asText()).isEqualTo("So far");
        assertThat(response.json().get("error").get("type").asText()).isEqualTo("urn:agentee:problem:timed-out");
    }

    @Test
    void unknownRunIsNotFoundWhateverIsAskedOfIt() throws Exception {
        for (String id : List.of("nothing", "a%20b", "%00", "x".repeat(300), "%20")) {
            for (TestingResponse response : List.of(
                    server.send(server.request("/api/v1/runs/" + id)),
                    server.send(server.request("/api/v1/runs/" + id + "/messages")),
                    server.send(server.request("/api/v1/runs/" + id + "/cancel").POST(BodyPublishers.noBody())))) {
                assertThat(response.status()).isEqualTo(404);
                assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:unknown-run");
            }
        }
    }

    @Test
    void runThatGoesOnCanBeCancelledAndAFinishedOneCannot() throws Exception {
        String path = "/api/v1/runs/run-0/cancel";

        TestingResponse response = server.send(server.request(path).POST(BodyPublishers.noBody()));
        assertThat(response.status()).isEqualTo(202);
        assertThat(response.json().get("runId").asText()).isEqualTo("run-0");

        server.agents.onlyRun().finish(RunStatus.CANCELLED, new RunOutcome.Cancelled());
        TestingResponse again = server.send(server.request(path).POST(BodyPublishers.noBody()));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body())
                .isEqualTo("{\"type\":\"urn:agentee:problem:run-finished\",\"title\":\"The run is over\","
                        + "\"status\":409,\"detail\":\"Run 'run-0' is over.\"}");
    }

    @Test
    void listShowsWhatVisibilityKnowsAndWhereItGoesOn() throws Exception {
        TestingResponse first = server.send(server.request("/api/v1/runs"));
        assertThat(first.body())
                .isEqualTo("{\"items\":[{\"runId\":\"run-0\",\"agent\":\"assistant\",\"status\":\"running\","
                        + "\"metadata\":{},\"startedBy\":\"ada\",\"startedAt\":\"2026-11-21T08:00:00Z\","
                        + "\"fingerprint\":\"sha256:1f\"}],\"nextCursor\":\"next\"}");

        TestingResponse last = server.send(server.request("/api/v1/runs?cursor=next"));
        assertThat(last.json().has("nextCursor")).isFalse();
        assertThat(server.agents.lists)
                .containsExactly(
                        new TestingAgentClient.ListCall(RunFilter.ALL.withStartedBy("ada"), 25, ""),
                        new TestingAgentClient.ListCall(RunFilter.ALL.withStartedBy("ada"), 25, "next"));
    }

    @Test
    void everyFilterReachesTheClient() throws Exception {
        server.send(server.request("/api/v1/runs?agent=support&status=timed-out&conversationId=c%207"
                + "&startedBy=ada&since=2026-11-21T08:00:00Z&limit=200"));

        assertThat(server.agents.lists)
                .containsExactly(new TestingAgentClient.ListCall(
                        new RunFilter(
                                Optional.of(new AgentName("support")),
                                Optional.of(RunStatus.TIMED_OUT),
                                Optional.of("c 7"),
                                Optional.of("ada"),
                                Optional.of(Instant.parse("2026-11-21T08:00:00Z"))),
                        200,
                        ""));
    }

    @Test
    void transcriptShowsMessagesInOrder() throws Exception {
        Instant at = TestingAgentClient.STARTED_AT;
        server.agents.transcript = List.of(
                new Message.User(new MessageId("m-0"), "Refund order 42", at),
                new Message.Assistant(
                        new MessageId("m-1"),
                        "",
                        List.of(
                                new ToolCall(new ToolCallId("t-1"), "refund", "{\"amount\": 1.10}"),
                                new ToolCall(new ToolCallId("t-2"), "refund", "{\"order\": ")),
                        Optional.of("a thought"),
                        Map.of("signature", "s"),
                        at),
                new Message.ToolResult(new MessageId("m-2"), new ToolCallId("t-1"), "refund", "done", false, at));

        assertThat(server.send(server.request("/api/v1/runs/run-0/messages")).body())
                .isEqualTo("{\"items\":["
                        + "{\"messageId\":\"m-0\",\"role\":\"user\",\"content\":\"Refund order 42\","
                        + "\"createdAt\":\"2026-11-21T08:00:00Z\"},"
                        + "{\"messageId\":\"m-1\",\"role\":\"assistant\",\"content\":\"\",\"toolCalls\":["
                        + "{\"id\":\"t-1\",\"name\":\"refund\",\"arguments\":{\"amount\":1.10}},"
                        + "{\"id\":\"t-2\",\"name\":\"refund\",\"arguments\":\"{\\\"order\\\": \"}],"
                        + "\"createdAt\":\"2026-11-21T08:00:00Z\"},"
                        + "{\"messageId\":\"m-2\",\"role\":\"tool\",\"content\":\"done\",\"toolCallId\":\"t-1\","
                        + "\"createdAt\":\"2026-11-21T08:00:00Z\"}]}");
    }

    @Test
    void agentsAreListedBrieflyAndShownInFull() throws Exception {
        TestingResponse list = server.send(server.request("/api/v1/agents"));
        assertThat(list.json().get("items").get(1).toString())
                .isEqualTo("{\"name\":\"support\",\"description\":\"Helps\",\"model\":\"default\","
                        + "\"mode\":\"interactive\",\"tools\":["
                        + "{\"name\":\"refund\",\"description\":\"Refund an order\",\"source\":\"bean:OrderTools\","
                        + "\"approval\":\"required\"},"
                        + "{\"name\":\"echo\",\"description\":\"Says it again\",\"source\":\"bean:DemoTools\","
                        + "\"approval\":\"none\"}],\"subAgents\":[],\"fingerprint\":\"sha256:support\"}");

        TestingResponse agent = server.send(server.request("/api/v1/agents/support"));
        assertThat(agent.json().get("tools").get(0).get("parameters").toString())
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"order\":{\"type\":\"string\"}}}");
        assertThat(agent.json().get("approval").toString()).isEqualTo("{\"tools\":[\"ref*\"]}");
        assertThat(agent.json().get("limits").toString())
                .isEqualTo("{\"timeout\":\"PT5M\",\"maxIterations\":10,"
                        + "\"modelCall\":{\"timeout\":\"PT10M\",\"maxAttempts\":5},"
                        + "\"toolCall\":{\"timeout\":\"PT10M\",\"maxAttempts\":3},\"maxToolResultBytes\":262144,"
                        + "\"subAgentTimeout\":\"PT15M\"}");
        assertThat(agent.body()).doesNotContain("A secret prompt");
    }

    @Test
    void agentNamesThoseThatItMayHandTasksTo() throws Exception {
        for (JsonNode agent : List.of(
                server.send(server.request("/api/v1/agents"))
                        .json()
                        .get("items")
                        .get(2),
                server.send(server.request("/api/v1/agents/writer")).json())) {
            assertThat(agent.get("subAgents").toString()).isEqualTo("[\"assistant\",\"support\"]");
            assertThat(agent.get("tools").findValuesAsText("source"))
                    .containsExactly("agent:assistant", "agent:support");
            assertThat(agent.get("tools").findValuesAsText("approval")).containsExactly("none", "required");
        }
    }
}
