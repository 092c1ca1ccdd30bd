package io.agentee.client.problem;

import io.agentee.client.caller.NotAllowedException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what callers may not do. */
@Provider
@Singleton
public class NotAllowedExceptionMapper implements ExceptionMapper<NotAllowedException> {

    @Override
    public Response toResponse(NotAllowedException exception) {
        return ProblemResponse.of(ProblemType.NOT_ALLOWED, String.valueOf(exception.getMessage()));
    }
}
