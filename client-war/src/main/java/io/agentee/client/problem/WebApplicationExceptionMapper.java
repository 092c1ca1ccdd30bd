package io.agentee.client.problem;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/** Answers what JAX-RS itself refuses: unknown paths, wrong methods, media types. */
@Provider
@Singleton
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {

    @Context
    @Nullable
    private UriInfo uri;

    @Override
    public Response toResponse(WebApplicationException exception) {
        Response original = exception.getResponse();
        int status = original.getStatus();
        if (status < 400) {
            return original;
        }
        if (status >= 500) {
            return ProblemResponse.unexpected(exception);
        }
        Response problem = ProblemResponse.of(ProblemType.ofStatus(status), detail(exception, status));
        return withHeaders(problem, original);
    }

    // The exceptions of a JAX-RS implementation name its own message ids; only those of this application are quoted.
    private String detail(WebApplicationException exception, int status) {
        return switch (status) {
            case 400 -> "A header, the path or the query of the request is malformed.";
            case 404 -> "There is nothing at '%s'.".formatted(path());
            case 405 -> "'%s' does not take this method; the header Allow names those that it takes.".formatted(path());
            case 406 -> "'%s' answers with no media type that the header Accept allows.".formatted(path());
            case 415 -> "The body has to be %s, without a Content-Encoding.".formatted(MediaType.APPLICATION_JSON);
            case 413 -> String.valueOf(exception.getMessage());
            default -> "The request cannot be served.";
        };
    }

    private String path() {
        return uri == null ? "" : uri.getRequestUri().getRawPath();
    }

    private static Response withHeaders(Response problem, Response original) {
        Response.ResponseBuilder builder = Response.fromResponse(problem);
        for (String name : new String[] {HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE}) {
            String value = original.getHeaderString(name);
            if (value != null) {
                builder.header(name, value);
            }
        }
        if (problem.getStatus() == Response.Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode()) {
            builder.header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
        }
        if (problem.getStatus() == Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode()) {
            builder.header("Connection", "close");
        }
        return builder.build();
    }
}
