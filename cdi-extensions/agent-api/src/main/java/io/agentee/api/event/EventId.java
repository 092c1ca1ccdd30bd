package io.agentee.api.event;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies an event within the stream of its run, and says where a watcher stands who has seen it: it is all that
 * resuming needs. Opaque; later events of a run have ids that sort after those of earlier ones.
 *
 * @param value the identifier; empty for the place before the first event
 */
public record EventId(@JsonValue String value) {

    /** The place before the first event of every run. */
    public static final EventId BEGINNING = new EventId("");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventId {
        requireNonNull(value, "value is null");
    }

    @Override
    public String toString() {
        return value;
    }
}
