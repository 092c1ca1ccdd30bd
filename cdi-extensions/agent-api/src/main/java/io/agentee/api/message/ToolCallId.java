package io.agentee.api.message;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a tool call within its run: what the model's answer and the tool's result are matched by.
 *
 * @param value the identifier
 */
public record ToolCallId(@JsonValue String value) {

    /**
     * @throws IllegalArgumentException if the identifier is blank
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ToolCallId {
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
