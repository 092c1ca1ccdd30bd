package io.agentee.runtime.turn;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.RunId;

/**
 * Which model call to make.
 *
 * @param runId the run
 * @param messageCount how many messages of the transcript the model is told
 * @param withTools whether it may ask for tools
 */
public record ModelTurn(RunId runId, int messageCount, boolean withTools) {

    public ModelTurn {
        requireNonNull(runId, "runId is null");
    }
}
