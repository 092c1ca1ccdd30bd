package io.agentee.client.problem;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agentee.client.json.JsonBody;
import io.agentee.client.json.Violation;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What went wrong, as RFC 9457 writes it.
 *
 * @param type {@code urn:agentee:problem:<slug>}
 * @param title what kind of problem, the same for each of its type
 * @param status the HTTP status
 * @param detail what happened this time
 * @param instance identifies this occurrence in the server's log; there when the fault is the server's
 * @param errors every violation of an invalid request; empty and left out for all other problems
 */
@Schema(
        name = "Problem",
        description = "An error, RFC 9457",
        requiredProperties = {"type", "title", "status", "detail"})
public record Problem(
        @Schema(description = "What callers program against", examples = "urn:agentee:problem:invalid-request")
        URI type,

        @Schema(examples = "The request is not valid") String title,
        @Schema(examples = "400") int status,
        @Schema(examples = "'input' must be a string.") String detail,

        @Schema(description = "Identifies this occurrence in the server's log; with a 5xx")
        Optional<URI> instance,

        @Schema(description = "Everything that is wrong with an invalid request")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Violation> errors)
        implements JsonBody {

    /** The media type of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        requireNonNull(type, "type is null");
        requireNonNull(title, "title is null");
        requireNonNull(detail, "detail is null");
        requireNonNull(instance, "instance is null");
        requireNonNull(errors, "errors is null");
        errors = List.copyOf(errors);
    }
}
