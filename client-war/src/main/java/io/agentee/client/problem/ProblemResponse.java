package io.agentee.client.problem;

import io.agentee.client.json.Violation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes answers of problems; the one place that knows their media type. */
final class ProblemResponse {

    private static final String RETRY_AFTER_SECONDS = "5";

    private ProblemResponse() {}

    /** The caller did something wrong. */
    static Response of(ProblemType type, String detail) {
        return response(problem(type, detail, Optional.empty(), List.of()));
    }

    /** What the caller sent is not valid, for each of these reasons. */
    static Response invalid(ProblemType type, String detail, List<Violation> violations) {
        return response(problem(type, detail, Optional.empty(), violations));
    }

    /** What it takes to answer is not there at the moment. */
    static Response unavailable(ProblemType type, String detail) {
        URI instance = newInstance();
        ProblemLog.LOG.notServed(detail, instance);
        return Response.fromResponse(response(problem(type, detail, Optional.of(instance), List.of())))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    /** Something that nobody expected; the caller is told no more than where to find it in the log. */
    static Response unexpected(Throwable cause) {
        return response(unexpectedProblem(cause));
    }

    static Problem unexpectedProblem(Throwable cause) {
        URI instance = newInstance();
        ProblemLog.LOG.failedUnexpectedly(instance, cause);
        return problem(
                ProblemType.INTERNAL_ERROR,
                "The request was not served; the server's log tells more under '%s'.".formatted(instance),
                Optional.of(instance),
                List.of());
    }

    static Problem problem(ProblemType type, String detail, Optional<URI> instance, List<Violation> violations) {
        return new Problem(URI.create(type.urn()), type.title(), type.status(), detail, instance, violations);
    }

    private static Response response(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    private static URI newInstance() {
        return URI.create("urn:uuid:" + UUID.randomUUID());
    }
}
