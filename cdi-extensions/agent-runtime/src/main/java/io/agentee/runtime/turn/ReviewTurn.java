package io.agentee.runtime.turn;

import static java.util.Objects.requireNonNull;

import io.agentee.api.grant.GrantId;
import io.agentee.api.run.RunId;
import java.util.List;

/**
 * Which tool call to review before it is made.
 *
 * @param runId the run
 * @param messageIndex the message of the transcript that asks for it
 * @param callIndex which of that message's calls it is
 * @param grants the grants that were given in this run; lists may not show them yet
 */
public record ReviewTurn(RunId runId, int messageIndex, int callIndex, List<GrantId> grants) {

    public ReviewTurn {
        requireNonNull(runId, "runId is null");
        requireNonNull(grants, "grants is null");
        grants = List.copyOf(grants);
    }
}
