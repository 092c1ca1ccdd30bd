package io.agentee.client.event;

import io.agentee.api.event.EventId;
import io.agentee.client.json.InvalidRequestException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/** The last event that a watcher has seen. */
public final class ResumePosition {

    static final String HEADER = "Last-Event-ID";
    static final String PARAMETER = "after";

    private ResumePosition() {}

    /**
     * The event after which to go on. The header wins over the query parameter: a browser that reconnects sends the header
     * anew and the URL as it was.
     *
     * @throws InvalidRequestException if there are several
     */
    public static EventId of(HttpHeaders headers, MultivaluedMap<String, String> parameters) {
        List<String> sent = headers.getRequestHeader(HEADER);
        if (sent != null && !sent.isEmpty()) {
            return only(HEADER, "The header %s must be there only once.", sent);
        }
        return only(
                PARAMETER,
                "The query parameter '%s' must be there only once.",
                parameters.getOrDefault(PARAMETER, List.of()));
    }

    private static EventId only(String name, String detail, List<String> values) {
        if (values.size() > 1) {
            throw InvalidRequestException.of(name, detail.formatted(name));
        }
        return values.isEmpty() ? EventId.BEGINNING : new EventId(values.get(0).strip());
    }
}
