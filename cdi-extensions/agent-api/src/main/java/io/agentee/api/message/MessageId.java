package io.agentee.api.message;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a message within its run.
 *
 * @param value the identifier
 */
public record MessageId(@JsonValue String value) {

    /**
     * @throws IllegalArgumentException if the identifier is blank
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {
        requireNonNull(value, "value is null");
        if (value.isBlank()) {
            throw new IllegalArgumentException("value is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
