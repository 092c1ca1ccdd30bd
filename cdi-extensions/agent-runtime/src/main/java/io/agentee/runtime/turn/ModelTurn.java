package io.agentee.runtime.turn;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.RunId;

/**
 * Which model call to make.
 *
 * @param runId the run
 * @param messageCount how many messages of the transcript the model is told
 * @param withTools whether it may ask for tools
 * @param earlierAttempts attempts that were made before their worker stopped and gave the call back
 */
public record ModelTurn(RunId runId, int messageCount, boolean withTools, int earlierAttempts) {

    public ModelTurn {
        requireNonNull(runId, "runId is null");
    }

    /** The same call, after a worker gave it back that had made so many attempts. */
    public ModelTurn handedOver(int attempts) {
        return new ModelTurn(runId, messageCount, withTools, earlierAttempts + attempts);
    }
}
