package io.agentee.server.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentee.server.process.ServerFailure;
import io.agentee.server.state.Part;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The runs of the HTTP API, as far as the launcher needs them. */
final class RunsApi {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI origin;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    RunsApi(URI origin) {
        this.origin = origin;
    }

    static RunsApi of(Part part) {
        return new RunsApi(URI.create("http://127.0.0.1:" + part.port()));
    }

    /** Starts a run; a refusal is a failure with the problem document as its text. */
    JsonNode start(String agent, String input) {
        String name = URLEncoder.encode(agent, StandardCharsets.UTF_8).replace("+", "%20");
        String body = JSON.createObjectNode().put("input", input).toString();
        HttpRequest request = request("/api/v1/agents/" + name + "/runs")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = send(request);
            if (response.statusCode() >= 300) {
                throw new ServerFailure(problem(response));
            }
            return parse(response);
        } catch (IOException failure) {
            throw new ServerFailure("Cannot reach " + origin + ": " + failure, failure);
        }
    }

    /** Reads a run; empty while the server cannot be reached or is in trouble, which a run survives. */
    Optional<JsonNode> read(String runId) {
        try {
            HttpResponse<String> response =
                    send(request("/api/v1/runs/" + runId).build());
            if (response.statusCode() >= 500) {
                return Optional.empty();
            }
            if (response.statusCode() >= 300) {
                throw new ServerFailure(problem(response));
            }
            return Optional.of(parse(response));
        } catch (IOException unreachable) {
            return Optional.empty();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(origin.resolve(path))
                .header("Accept", "application/json, application/problem+json")
                .timeout(ANSWER);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while talking to " + origin, interrupted);
        }
    }

    private static JsonNode parse(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException failure) {
            throw new ServerFailure(response.uri() + " does not answer in JSON: " + response.body(), failure);
        }
    }

    /** A problem document as a human reads it: title, detail, and a line per field. */
    static String problem(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            return response.uri() + " answers " + response.statusCode() + ": " + response.body();
        }
        return response.statusCode() + " " + problem(parse(response));
    }

    static String problem(JsonNode problem) {
        StringBuilder text = new StringBuilder(problem.path("title").asText("failed"));
        text.append(" (").append(problem.path("type").asText("no type")).append(')');
        if (problem.has("detail")) {
            text.append("\n  ").append(problem.path("detail").asText());
        }
        problem.path("errors").forEach(error -> text.append("\n  ")
                .append(error.path("pointer").asText())
                .append(": ")
                .append(error.path("detail").asText()));
        if (problem.has("instance")) {
            text.append("\n  instance ").append(problem.path("instance").asText());
        }
        return text.toString();
    }
}
