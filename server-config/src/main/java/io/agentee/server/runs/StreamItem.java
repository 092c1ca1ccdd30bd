package io.agentee.server.runs;

import com.fasterxml.jackson.databind.JsonNode;

/** What comes over one connection that carries events. */
sealed interface StreamItem {

    /**
     * An event.
     *
     * @param id where the stream goes on after it
     * @param body what happened
     */
    record Event(String id, JsonNode body) implements StreamItem {}

    /** A comment, or a part of an event: the other side is alive. */
    record SignOfLife() implements StreamItem {}

    /** Nothing more comes over this connection. */
    record End() implements StreamItem {}
}
