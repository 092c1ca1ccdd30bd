package io.agentee.e2e.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The approvals of one client server, as test users see them.
 *
 * @param api of the client server
 */
public record Inbox(HttpApi api) {

    public static final String APPROVE = "{\"decision\": \"approve\"}";
    public static final String REJECT = "{\"decision\": \"reject\"}";

    private static final ObjectMapper JSON = new ObjectMapper();

    static String path(String approvalId) {
        return "/api/v1/approvals/" + approvalId;
    }

    /** Waits until the run asks this many questions, and gives their ids in the order of the calls. */
    List<String> awaitAsked(String runId, int questions) {
        JsonNode run = await("questions of " + runId)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(
                        () -> run(runId),
                        asking -> asking.path("pendingApprovals").size() == questions);
        assertThat(run.path("status").asText()).isEqualTo("awaiting-approval");
        List<String> ids = new ArrayList<>();
        run.path("pendingApprovals").forEach(id -> ids.add(id.asText()));
        return ids.stream().sorted().toList();
    }

    /** Waits until the run asks, and gives the id of its only question. */
    public String awaitQuestion(String runId) {
        return awaitAsked(runId, 1).get(0);
    }

    /** Waits until lists show this many questions of the run to this user. */
    public JsonNode awaitListed(String user, String runId, int questions) {
        return await("list of " + user)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> api.as(user)
                                .get("/api/v1/approvals?runId=" + runId)
                                .body()
                                .path("items"),
                        items -> items.size() == questions);
    }

    JsonNode run(String runId) {
        return api.get("/api/v1/runs/" + runId).body();
    }

    /** The approval as this user sees it. */
    public Answer get(String user, String approvalId) {
        return api.as(user).get(path(approvalId));
    }

    public Answer decide(String user, String approvalId, String body) {
        return api.as(user).post(path(approvalId) + "/decision", body);
    }

    CompletableFuture<Answer> decideLater(String user, String approvalId, String body) {
        return api.as(user).postLater(path(approvalId) + "/decision", body);
    }

    /** Approves, which must be taken. */
    public JsonNode approve(String user, String approvalId) {
        Answer answer = decide(user, approvalId, APPROVE);
        assertThat(answer.status()).as("approve: %s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** A rejection with this comment. */
    public static String rejection(String comment) {
        return decision("reject").put("comment", comment).toString();
    }

    /** The beginning of a body. */
    static ObjectNode decision(String decision) {
        return JSON.createObjectNode().put("decision", decision);
    }

    /** Fails unless this is that problem. */
    public static Answer requireProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as("answer: %s", answer.body()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("urn:agentee:problem:" + slug);
        return answer;
    }
}
