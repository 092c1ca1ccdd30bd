package io.agentee.client.problem;

import io.agentee.client.json.ApiJson;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The error page of the deployment: answers what fails before or beside JAX-RS. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = problem(request);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        ApiJson.write(problem, response.getOutputStream());
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            return problem(ProblemType.NOT_FOUND, "There is nothing at '%s'.".formatted(request.getRequestURI()));
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (status instanceof Integer code && code < 500) {
            return problem(ProblemType.ofStatus(code), "The request cannot be served.");
        }
        return ProblemResponse.unexpectedProblem(cause(request));
    }

    private static Throwable cause(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause) {
            return cause;
        }
        return new IllegalStateException(
                "status " + request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) + " without an exception");
    }

    private static Problem problem(ProblemType type, String detail) {
        return ProblemResponse.problem(type, detail, Optional.empty(), List.of());
    }
}
