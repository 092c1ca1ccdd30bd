package io.agentee.runtime.turn;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.RunId;
import java.util.Optional;

/**
 * Which tool call to make.
 *
 * @param runId the run
 * @param messageIndex the message of the transcript that asks for it
 * @param callIndex which of that message's calls it is
 * @param earlierAttempts attempts that had begun when their workers stopped and gave the call back
 * @param approved what humans approved, if they were asked
 */
public record ToolTurn(
        RunId runId, int messageIndex, int callIndex, int earlierAttempts, Optional<ApprovedCall> approved) {

    public ToolTurn {
        requireNonNull(runId, "runId is null");
        requireNonNull(approved, "approved is null");
    }

    /** The first attempt of a call that no human was asked for. */
    public static ToolTurn of(RunId runId, int messageIndex, int callIndex) {
        return new ToolTurn(runId, messageIndex, callIndex, 0, Optional.empty());
    }

    /** The same call, approved. */
    public ToolTurn withApproved(ApprovedCall call) {
        return new ToolTurn(runId, messageIndex, callIndex, earlierAttempts, Optional.of(call));
    }

    /** The same call, after a worker gave it back. */
    public ToolTurn handedOver() {
        return new ToolTurn(runId, messageIndex, callIndex, earlierAttempts + 1, approved);
    }

    /** What the systems that a tool changes know this call by, whatever the attempt. */
    public String idempotencyKey() {
        return "%s:%d:%d".formatted(runId, messageIndex, callIndex);
    }
}
