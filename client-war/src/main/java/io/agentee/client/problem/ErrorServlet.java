package io.agentee.client.problem;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The error page of the deployment: answers what fails before or beside JAX-RS. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String CONSOLE = "/console";

    @SuppressWarnings("serial") // Servlets are never serialized.
    private final ProblemPages pages;

    @Inject
    public ErrorServlet(ProblemPages pages) {
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = problem(request);
        if (isForPage(request)) {
            String reference = problem.instance().map(URI::toString).orElse("");
            String page = pages.html(problem.status(), problem.detail(), reference, Optional.empty());
            response.setStatus(problem.status());
            response.setContentType("text/html; charset=utf-8");
            response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
            return;
        }
        ServletProblem.write(problem, response);
    }

    /** Whether somebody at the console waits for an answer; scripts there say what else they accept. */
    private static boolean isForPage(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                        .startsWith(CONSOLE)
                && String.valueOf(request.getHeader("Accept")).contains("text/html");
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            return ServletProblem.problem(
                    ProblemType.NOT_FOUND, "There is nothing at '%s'.".formatted(request.getRequestURI()));
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (status instanceof Integer code && code < 500) {
            return ServletProblem.problem(ProblemType.ofStatus(code), detail(code, request));
        }
        return ProblemResponse.unexpectedProblem(cause(request));
    }

    private static String detail(int status, HttpServletRequest request) {
        if (status == HttpServletResponse.SC_FORBIDDEN
                && request.getAttribute(RequestDispatcher.ERROR_MESSAGE) instanceof String why
                && !why.isBlank()) {
            return why;
        }
        return status == HttpServletResponse.SC_UNAUTHORIZED
                ? "The request has no credentials, or none that are valid."
                : "The request cannot be served.";
    }

    private static Throwable cause(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause) {
            return cause;
        }
        return new IllegalStateException(
                "status " + request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) + " without an exception");
    }
}
