package io.agentee.client.problem;

import io.agentee.client.json.InvalidRequestException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers requests that break the contract. */
@Provider
@Singleton
public class InvalidRequestExceptionMapper implements ExceptionMapper<InvalidRequestException> {

    @Override
    public Response toResponse(InvalidRequestException exception) {
        return ProblemResponse.invalid(
                ProblemType.INVALID_REQUEST, String.valueOf(exception.getMessage()), exception.violations());
    }
}
