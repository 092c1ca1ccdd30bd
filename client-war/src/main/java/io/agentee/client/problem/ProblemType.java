package io.agentee.client.problem;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/**
 * A kind of problem. Part of the API: callers program against the slug.
 *
 * @param slug the last part of its URN
 * @param title what kind of problem it is, in a few words
 * @param status the HTTP status
 */
record ProblemType(String slug, String title, int status) {

    static final ProblemType INVALID_REQUEST = new ProblemType("invalid-request", "The request is not valid", 400);
    static final ProblemType UNKNOWN_EVENT = new ProblemType("unknown-event-id", "The run has no such event", 400);
    static final ProblemType NOT_SIGNED_IN = new ProblemType("not-signed-in", "Sign in to see this", 401);
    static final ProblemType NOT_ALLOWED = new ProblemType("not-allowed", "This caller may not do this", 403);
    static final ProblemType NOT_FOUND = new ProblemType("not-found", "There is nothing here", 404);
    static final ProblemType UNKNOWN_AGENT = new ProblemType("unknown-agent", "There is no such agent", 404);
    static final ProblemType UNKNOWN_RUN = new ProblemType("unknown-run", "There is no such run", 404);
    static final ProblemType UNKNOWN_APPROVAL = new ProblemType("unknown-approval", "There is no such approval", 404);
    static final ProblemType UNKNOWN_GRANT = new ProblemType("unknown-grant", "There is no such grant", 404);
    static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType("method-not-allowed", "This method is not allowed here", 405);
    static final ProblemType NOT_ACCEPTABLE =
            new ProblemType("not-acceptable", "The answer does not exist in an accepted media type", 406);
    static final ProblemType IDEMPOTENCY_CONFLICT =
            new ProblemType("idempotency-conflict", "The idempotency key belongs to another request", 409);
    static final ProblemType RUN_FINISHED = new ProblemType("run-finished", "The run is over", 409);
    static final ProblemType ALREADY_DECIDED = new ProblemType("already-decided", "This is decided already", 409);
    static final ProblemType CLAIMED = new ProblemType("claimed", "Somebody else works on this", 409);
    static final ProblemType APPROVAL_EXPIRED = new ProblemType("approval-expired", "The deadline has passed", 410);
    static final ProblemType APPROVAL_RUN_FINISHED = new ProblemType("run-finished", "The run is over", 410);
    static final ProblemType DIGEST_MISMATCH =
            new ProblemType("digest-mismatch", "What is pending is not what was seen", 412);
    static final ProblemType INPUT_TOO_LARGE = new ProblemType("input-too-large", "The input is too large", 413);
    static final ProblemType UNSUPPORTED_MEDIA_TYPE =
            new ProblemType("unsupported-media-type", "The body has a media type that is not supported", 415);
    static final ProblemType INVALID_ARGUMENTS =
            new ProblemType("invalid-arguments", "The arguments are not valid", 422);
    static final ProblemType INTERNAL_ERROR = new ProblemType("internal-error", "Something went wrong here", 500);
    static final ProblemType NO_WORKER = new ProblemType("no-worker", "No worker is there for this", 503);
    static final ProblemType TEMPORAL_UNAVAILABLE =
            new ProblemType("temporal-unavailable", "The Temporal server cannot be reached", 503);

    private static final List<ProblemType> BY_STATUS = List.of(
            INVALID_REQUEST,
            NOT_SIGNED_IN,
            NOT_ALLOWED,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            INPUT_TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            INTERNAL_ERROR);

    private static final String URN_PREFIX = "urn:agentee:problem:";

    ProblemType {
        requireNonNull(slug, "slug is null");
        requireNonNull(title, "title is null");
    }

    /** The type of a problem of which only the HTTP status is known. */
    static ProblemType ofStatus(int status) {
        return BY_STATUS.stream()
                .filter(type -> type.status == status)
                .findFirst()
                .orElseGet(() -> ofReason(status));
    }

    String urn() {
        return URN_PREFIX + slug;
    }

    private static ProblemType ofReason(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        if (known == null) {
            return status >= 500 ? INTERNAL_ERROR : INVALID_REQUEST;
        }
        String reason = known.getReasonPhrase();
        return new ProblemType(reason.toLowerCase(Locale.ROOT).replace(' ', '-'), reason, status);
    }
}
