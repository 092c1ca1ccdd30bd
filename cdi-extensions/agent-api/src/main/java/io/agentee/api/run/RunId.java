package io.agentee.api.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a run; also the id of its Temporal workflow.
 *
 * @param value the identifier
 */
public record RunId(@JsonValue String value) {

    /**
     * @throws IllegalArgumentException if the identifier is blank
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RunId {
        requireNonNull(value, "value is null");
        if (value.isBlank()) {
            throw new IllegalArgumentException("value is blank");
        }
    }

    /**
     * The run that begins when this run hands a task to a sub-agent.
     *
     * @param messageIndex the message of the transcript that asks for it
     * @param callIndex which of that message's calls it is
     */
    public RunId subRun(int messageIndex, int callIndex) {
        return new RunId("%s.%d.%d".formatted(value, messageIndex, callIndex));
    }

    @Override
    public String toString() {
        return value;
    }
}
