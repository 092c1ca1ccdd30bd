package io.agentee.runtime.turn;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.RunId;

/**
 * Which tool call to make.
 *
 * @param runId the run
 * @param messageIndex the message of the transcript that asks for it
 * @param callIndex which of that message's calls it is
 * @param earlierAttempts attempts that had begun when their workers stopped and gave the call back
 */
public record ToolTurn(RunId runId, int messageIndex, int callIndex, int earlierAttempts) {

    public ToolTurn {
        requireNonNull(runId, "runId is null");
    }

    /** The same call, after a worker gave it back. */
    public ToolTurn handedOver() {
        return new ToolTurn(runId, messageIndex, callIndex, earlierAttempts + 1);
    }

    /** What the systems that a tool changes know this call by, whatever the attempt. */
    public String idempotencyKey() {
        return "%s:%d:%d".formatted(runId, messageIndex, callIndex);
    }
}
