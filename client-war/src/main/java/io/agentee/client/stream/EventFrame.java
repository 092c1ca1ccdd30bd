package io.agentee.client.stream;

import io.agentee.api.event.EventBody;
import io.agentee.api.event.EventId;
import io.agentee.client.json.ApiJson;

/** Events as {@code text/event-stream} has them: lines end with LF alone, and data is one line. */
final class EventFrame {

    /** What keeps the connection, and tells whether there is one. */
    static final String COMMENT = ":\n\n";

    private EventFrame() {}

    static String of(EventId id, EventBody body) {
        return "id: " + id.value() + "\ndata: " + ApiJson.line(body) + "\n\n";
    }
}
