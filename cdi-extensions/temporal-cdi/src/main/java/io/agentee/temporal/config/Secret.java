package io.agentee.temporal.config;

import static java.util.Objects.requireNonNull;

/**
 * A value that is never shown.
 *
 * @param value the secret itself
 */
public record Secret(String value) {
    /** What is shown instead of a secret. */
    static final String MASK = "***";

    public Secret {
        requireNonNull(value, "value is null");
    }

    @Override
    public String toString() {
        return MASK;
    }
}
