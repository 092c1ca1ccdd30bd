package io.agentee.client.stream;

import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.SubagentEvent;
import io.agentee.client.json.ApiJson;

/** Events as {@code text/event-stream} has them: lines end with LF alone, and data is one line. */
final class EventFrame {

    /** What keeps the connection, and tells whether there is one. */
    static final String COMMENT = ":\n\n";

    private EventFrame() {}

    static String of(AgentEvent event) {
        return "id: " + event.id().value() + "\ndata: " + data(event) + "\n\n";
    }

    /** The fields of the body, and then the sub-run that the event is of. */
    private static String data(AgentEvent event) {
        String body = ApiJson.line(event.body());
        // What tells of a sub-run names that one itself, whichever run it happens in.
        if (event.subRun().isEmpty() || event.body() instanceof SubagentEvent) {
            return body;
        }
        // Each token comes by here: its JSON is written once, and never empty, since it has a type.
        String fields = body.substring(0, body.length() - 1);
        return fields + ",\"subagentRunId\":" + ApiJson.line(event.subRun().get()) + "}";
    }
}
