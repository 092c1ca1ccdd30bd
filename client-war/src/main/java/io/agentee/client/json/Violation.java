package io.agentee.client.json;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer a JSON Pointer into the body; for a query parameter or header, {@code /} and its name
 * @param detail what is wrong, and what is allowed
 */
public record Violation(String pointer, String detail) {

    public Violation {
        requireNonNull(pointer, "pointer is null");
        requireNonNull(detail, "detail is null");
    }

    /** A violation of a member of the root: a field of the body, a query parameter, a header. */
    public static Violation of(String name, String detail) {
        return new Violation(pointerTo(name), detail);
    }

    /** The JSON Pointer to the member of this name. */
    static String pointerTo(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
