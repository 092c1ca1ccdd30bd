package io.agentee.client.problem;

import io.agentee.api.run.AgentClientException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what the agent client refuses. */
@Provider
@Singleton
public class AgentClientExceptionMapper implements ExceptionMapper<AgentClientException> {

    @Override
    public Response toResponse(AgentClientException exception) {
        String detail = String.valueOf(exception.getMessage());
        if (exception instanceof AgentClientException.UnknownAgent) {
            return ProblemResponse.of(ProblemType.UNKNOWN_AGENT, detail);
        }
        if (exception instanceof AgentClientException.UnknownRun) {
            return ProblemResponse.of(ProblemType.UNKNOWN_RUN, detail);
        }
        if (exception instanceof AgentClientException.UnknownEvent) {
            return ProblemResponse.of(ProblemType.UNKNOWN_EVENT, detail);
        }
        if (exception instanceof AgentClientException.RunFinished) {
            return ProblemResponse.of(ProblemType.RUN_FINISHED, detail);
        }
        if (exception instanceof AgentClientException.IdempotencyConflict) {
            return ProblemResponse.of(ProblemType.IDEMPOTENCY_CONFLICT, detail);
        }
        if (exception instanceof AgentClientException.InputTooLarge) {
            return ProblemResponse.of(ProblemType.INPUT_TOO_LARGE, detail);
        }
        if (exception instanceof AgentClientException.NoWorker) {
            return ProblemResponse.unavailable(ProblemType.NO_WORKER, detail);
        }
        if (exception instanceof AgentClientException.TemporalUnavailable) {
            return ProblemResponse.unavailable(ProblemType.TEMPORAL_UNAVAILABLE, detail);
        }
        return ProblemResponse.unexpected(exception);
    }
}
