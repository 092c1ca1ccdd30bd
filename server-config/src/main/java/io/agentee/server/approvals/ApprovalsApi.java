package io.agentee.server.approvals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentee.server.process.ServerFailure;
import io.agentee.server.runs.Problem;
import io.agentee.server.users.DevelopmentUser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The approvals of the HTTP API, as far as the launcher needs them. Every refusal is a failure with the problem as its text. */
public final class ApprovalsApi {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI origin;
    private final Optional<DevelopmentUser> user;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * Makes a caller.
     *
     * @param origin the server, such as {@code http://127.0.0.1:8080}
     * @param user who calls; nobody in particular when empty
     */
    public ApprovalsApi(URI origin, Optional<DevelopmentUser> user) {
        this.origin = origin;
        this.user = user;
    }

    /** All that waits, what expires first before the others, over as many pages as that takes. */
    List<JsonNode> pending() {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    tree(send(request("/api/v1/approvals?limit=200" + cursor).GET()));
            page.path("items").forEach(all::add);
            cursor = page.path("nextCursor").asText();
            cursor = cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor);
        } while (!cursor.isEmpty());
        return all;
    }

    /**
     * Decides.
     *
     * @param decision {@code approve} or {@code reject}
     * @param comment said about it
     * @return the approval after that
     */
    JsonNode decide(String approvalId, String decision, Optional<String> comment) {
        ObjectNode body = JSON.createObjectNode().put("decision", decision);
        comment.ifPresent(said -> body.put("comment", said));
        return tree(send(request("/api/v1/approvals/" + encoded(approvalId) + "/decision")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))));
    }

    /** What was asked and decided in a run, as the server writes it. */
    String audit(String runId) {
        return send(request("/api/v1/runs/" + encoded(runId) + "/audit").GET());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(origin.resolve(path)).timeout(ANSWER).header("Accept", "application/json");
        user.ifPresent(caller -> request.header("Authorization", caller.authorization()));
        return request;
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                String type = response.headers().firstValue("Content-Type").orElse("");
                throw new ServerFailure(new Problem(response.statusCode(), type, response.body()).text());
            }
            return response.body();
        } catch (IOException failure) {
            throw new ServerFailure("Cannot reach " + origin + ": " + failure, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while talking to " + origin, interrupted);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException failure) {
            throw new ServerFailure("The client server answers with something else than JSON: " + json, failure);
        }
    }
}
