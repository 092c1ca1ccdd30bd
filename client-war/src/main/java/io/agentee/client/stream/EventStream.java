package io.agentee.client.stream;

import static java.util.Objects.requireNonNull;

import io.agentee.api.event.AgentEvent;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.UnaryOperator;

/**
 * What a watcher is to be sent.
 *
 * @param events the events
 * @param view how the watcher sees them
 * @param location the path of the run, where the request created it
 */
public record EventStream(
        Flow.Publisher<AgentEvent> events, UnaryOperator<AgentEvent> view, Optional<String> location) {

    public EventStream {
        requireNonNull(events, "events is null");
        requireNonNull(view, "view is null");
        requireNonNull(location, "location is null");
    }

    /** The events as they are. */
    public static EventStream of(Flow.Publisher<AgentEvent> events) {
        return new EventStream(events, UnaryOperator.identity(), Optional.empty());
    }
}
