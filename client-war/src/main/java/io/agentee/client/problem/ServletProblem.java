package io.agentee.client.problem;

import io.agentee.client.json.ApiJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Answers with problems where JAX-RS does not: before a request gets there, or beside it. */
public final class ServletProblem {

    /** What credentials the API takes. */
    private static final String CHALLENGE = "Basic realm=\"agentee\", charset=\"UTF-8\", Bearer";

    private ServletProblem() {}

    /** The request has no credentials, or none that are valid; which of it, nobody is told. */
    public static void notSignedIn(HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", CHALLENGE);
        noSession(response);
    }

    /** As {@link #notSignedIn}, but that a browser is not to ask for a password: the console does that itself. */
    public static void noSession(HttpServletResponse response) throws IOException {
        // The error page writes the problem: containers want to be told of refusals so.
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }

    /** The request may not be made so. */
    public static void notAllowed(String detail, HttpServletResponse response) throws IOException {
        write(problem(ProblemType.NOT_ALLOWED, detail), response);
    }

    static void write(Problem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        ApiJson.write(problem, response.getOutputStream());
    }

    static Problem problem(ProblemType type, String detail) {
        return ProblemResponse.problem(type, detail, Optional.empty(), List.of());
    }
}
