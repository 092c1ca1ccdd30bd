package io.agentee.api.event;

import static java.util.Objects.requireNonNull;

/**
 * One event of a run's stream.
 *
 * @param id where it stands in the stream
 * @param body what happened
 */
public record AgentEvent(EventId id, EventBody body) {

    public AgentEvent {
        requireNonNull(id, "id is null");
        requireNonNull(body, "body is null");
    }
}
