package io.agentee.api.event;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.RunId;
import java.util.Optional;

/**
 * One event of a run's stream.
 *
 * @param id where it stands in the stream
 * @param subRun the sub-run that it is of; empty when it is of the run itself
 * @param body what happened
 */
public record AgentEvent(EventId id, Optional<RunId> subRun, EventBody body) {

    public AgentEvent {
        requireNonNull(id, "id is null");
        requireNonNull(subRun, "subRun is null");
        requireNonNull(body, "body is null");
    }

    /** An event of the run itself. */
    public static AgentEvent of(EventId id, EventBody body) {
        return new AgentEvent(id, Optional.empty(), body);
    }

    /** The same place, with another view of what happened. */
    public AgentEvent withBody(EventBody newBody) {
        return new AgentEvent(id, subRun, newBody);
    }
}
