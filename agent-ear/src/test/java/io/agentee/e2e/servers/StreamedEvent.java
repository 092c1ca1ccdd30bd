package io.agentee.e2e.servers;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event of a stream, as a watcher got it.
 *
 * @param id its identifier
 * @param data what it says
 */
public record StreamedEvent(String id, JsonNode data) {

    public String type() {
        return data.path("type").asText();
    }

    public String text(String field) {
        return data.path(field).asText();
    }

    /** Whether no event comes after it. */
    public boolean isLast() {
        return type().equals("RUN_FINISHED") || type().equals("RUN_ERROR");
    }
}
