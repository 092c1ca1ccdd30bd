package io.agentee.api.transport;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.RunId;

/**
 * One attempt of one model call: the producer of pieces.
 *
 * @param runId the run
 * @param executionId Temporal's id of the execution that asked for the call; a run that continues as new, or is reset,
 *     has several
 * @param messageCount how many messages of the transcript the model is told; each call of a run is told more than the
 *     one before
 * @param attempt which attempt of the call, from 1
 */
public record ModelAttempt(RunId runId, String executionId, int messageCount, int attempt) {

    public ModelAttempt {
        requireNonNull(runId, "runId is null");
        requireNonNull(executionId, "executionId is null");
        if (messageCount < 0) {
            throw new IllegalArgumentException("messageCount must not be negative, but is " + messageCount);
        }
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt must be at least 1, not " + attempt);
        }
    }
}
