package io.agentee.client.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The error page of the deployment: answers what fails before or beside JAX-RS. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServletProblem.write(problem(request), response);
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            return ServletProblem.problem(
                    ProblemType.NOT_FOUND, "There is nothing at '%s'.".formatted(request.getRequestURI()));
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (status instanceof Integer code && code < 500) {
            return ServletProblem.problem(ProblemType.ofStatus(code), detail(code));
        }
        return ProblemResponse.unexpectedProblem(cause(request));
    }

    private static String detail(int status) {
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
