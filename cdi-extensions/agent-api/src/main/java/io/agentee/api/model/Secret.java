package io.agentee.api.model;

import static java.util.Objects.requireNonNull;

/**
 * A credential. Its text stands in no log, message or JSON: only {@link #reveal()} gives it.
 */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a credential. */
    public static Secret of(String value) {
        return new Secret(requireNonNull(value, "value is null"));
    }

    /** The credential itself. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
