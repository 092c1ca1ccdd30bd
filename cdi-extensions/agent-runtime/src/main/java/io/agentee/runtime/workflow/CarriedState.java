package io.agentee.runtime.workflow;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.agentee.api.message.Message;
import io.agentee.api.run.Run;
import java.time.Duration;
import java.util.List;

/**
 * What a run takes along when it continues as new.
 *
 * @param messages the transcript so far
 * @param progress what the run has done
 * @param timeLeft active time that is left; positive
 * @param approvals what was asked of humans, and decided
 */
public record CarriedState(
        List<Message> messages, Run.Progress progress, Duration timeLeft, CarriedApprovals approvals) {

    public CarriedState {
        requireNonNull(messages, "messages is null");
        requireNonNull(progress, "progress is null");
        requireNonNull(timeLeft, "timeLeft is null");
        messages = List.copyOf(messages);
        // Histories of the time before approvals could be given have none.
        approvals = requireNonNullElse(approvals, CarriedApprovals.NONE);
    }
}
