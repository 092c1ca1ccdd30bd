package io.agentee.client.json;

import static java.util.Objects.requireNonNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer a JSON Pointer into the body; for a query parameter or header, {@code /} and its name
 * @param detail what is wrong, and what is allowed
 */
@Schema(name = "Violation", description = "One thing that is wrong with a request")
public record Violation(
        @Schema(
                description = "A JSON Pointer into the body; for a query parameter or header, / and its name",
                examples = "/input")
        String pointer,

        @Schema(description = "What is wrong, and what is allowed", examples = "'input' must be a string.")
        String detail) {

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
