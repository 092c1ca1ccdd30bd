package io.agentee.api.agent;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name of an agent: lower-case letters, digits, {@code -} and {@code _}, at most 64, as it stands in configuration
 * keys and addresses.
 *
 * @param value the name
 */
public record AgentName(@JsonValue String value) {

    private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    /**
     * @throws IllegalArgumentException if the name is not legal
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AgentName {
        requireNonNull(value, "value is null");
        if (!isLegal(value)) {
            throw new IllegalArgumentException(
                    "agent name '%s' must be 1 to 64 lower-case letters, digits, '-' and '_'".formatted(value));
        }
    }

    /** Whether this text could name an agent. */
    public static boolean isLegal(String value) {
        return LEGAL.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
