package io.agentee.server.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A refusal of the HTTP API.
 *
 * @param status the HTTP status
 * @param type the media type of the body
 * @param body the body
 */
public record Problem(int status, String type, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The problem document as a human reads it: title, detail, and a line per field. */
    public String text() {
        if (!type.startsWith("application/problem+json")) {
            return "The client server answers " + status + ": " + body;
        }
        try {
            return status + " " + text(JSON.readTree(body));
        } catch (JsonProcessingException failure) {
            return "The client server answers " + status + ", and not in JSON: " + body;
        }
    }

    private static String text(JsonNode problem) {
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
