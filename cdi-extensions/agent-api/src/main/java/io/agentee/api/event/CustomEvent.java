package io.agentee.api.event;

import static java.util.Objects.requireNonNull;

import io.agentee.api.message.MessageId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code CUSTOM}: what AG-UI has no name for.
 *
 * @param name what happened
 * @param value more about it, as the tree of its JSON
 * @param timestamp when, in milliseconds since 1970
 */
public record CustomEvent(String name, Map<String, Object> value, long timestamp) implements EventBody {

    /** The name of {@link #messageSuperseded}. */
    public static final String MESSAGE_SUPERSEDED = "message_superseded";

    public CustomEvent {
        requireNonNull(name, "name is null");
        requireNonNull(value, "value is null");
        value = Collections.unmodifiableMap(new LinkedHashMap<>(value));
    }

    /** What was streamed of this message came from an attempt that did not get to its end; another takes its place. */
    public static CustomEvent messageSuperseded(MessageId messageId, long timestamp) {
        return new CustomEvent(MESSAGE_SUPERSEDED, Map.of("messageId", messageId.value()), timestamp);
    }
}
