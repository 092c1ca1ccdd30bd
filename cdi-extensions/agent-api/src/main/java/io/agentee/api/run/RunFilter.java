package io.agentee.api.run;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentName;
import java.time.Instant;
import java.util.Optional;

/**
 * Which runs to list; what is absent does not matter.
 *
 * @param agent of this agent
 * @param status that stand so
 * @param conversationId of this conversation
 * @param startedBy started by the caller of this name
 * @param since started at this time or later
 */
public record RunFilter(
        Optional<AgentName> agent,
        Optional<RunStatus> status,
        Optional<String> conversationId,
        Optional<String> startedBy,
        Optional<Instant> since) {

    /** All runs. */
    public static final RunFilter ALL =
            new RunFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public RunFilter {
        requireNonNull(agent, "agent is null");
        requireNonNull(status, "status is null");
        requireNonNull(conversationId, "conversationId is null");
        requireNonNull(startedBy, "startedBy is null");
        requireNonNull(since, "since is null");
    }

    /** The same, of runs that this caller started. */
    public RunFilter withStartedBy(String name) {
        return new RunFilter(agent, status, conversationId, Optional.of(name), since);
    }
}
