package io.agentee.e2e.servers;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * An answer of the HTTP API.
 *
 * @param status its HTTP status
 * @param headers its headers
 * @param body its JSON
 */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

    /** A header's first value. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The text of a field of the body; empty when there is none. */
    public String text(String field) {
        return body.path(field).asText();
    }
}
