package io.agentee.api.run;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.ApprovalId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run as it stands at one moment.
 *
 * @param runId identifies it
 * @param agent its agent
 * @param standing where it stands
 * @param input what the user said; absent in lists
 * @param origin who started it, and what for
 * @param progress what it has done; absent in lists, and while it runs and no worker can be asked
 * @param outcome how it ended; absent while it runs, and in lists
 */
public record Run(
        RunId runId,
        AgentName agent,
        Standing standing,
        Optional<String> input,
        Origin origin,
        Optional<Progress> progress,
        Optional<RunOutcome> outcome) {

    public Run {
        requireNonNull(runId, "runId is null");
        requireNonNull(agent, "agent is null");
        requireNonNull(standing, "standing is null");
        requireNonNull(input, "input is null");
        requireNonNull(origin, "origin is null");
        requireNonNull(progress, "progress is null");
        requireNonNull(outcome, "outcome is null");
    }

    /** Where it stands. */
    public RunStatus status() {
        return standing.status();
    }

    /** What it asks humans for, and waits for. */
    public List<ApprovalId> pendingApprovals() {
        return standing.pendingApprovals();
    }

    /** When it ended. */
    public Optional<Instant> finishedAt() {
        return standing.finishedAt();
    }

    /**
     * Where a run stands.
     *
     * @param status under way, or how it ended
     * @param pendingApprovals what it asks humans for, and waits for
     * @param finishedAt when it ended
     */
    public record Standing(RunStatus status, List<ApprovalId> pendingApprovals, Optional<Instant> finishedAt) {

        public Standing {
            requireNonNull(status, "status is null");
            requireNonNull(pendingApprovals, "pendingApprovals is null");
            requireNonNull(finishedAt, "finishedAt is null");
            pendingApprovals = List.copyOf(pendingApprovals);
        }

        /** Under way, waiting for nobody. */
        public static Standing running() {
            return new Standing(RunStatus.RUNNING, List.of(), Optional.empty());
        }

        /** Over. */
        public static Standing finished(RunStatus status, Instant finishedAt) {
            return new Standing(status, List.of(), Optional.of(finishedAt));
        }

        /** The same with another status. */
        public Standing withStatus(RunStatus newStatus) {
            return new Standing(newStatus, pendingApprovals, finishedAt);
        }
    }

    /**
     * Who started a run, when, and what for.
     *
     * @param startedBy the name of the caller
     * @param startedAt when it was started
     * @param conversationId the conversation that it belongs to
     * @param metadata the caller's own labels, sorted by key
     * @param fingerprint the fingerprint of the definition that it runs by
     */
    public record Origin(
            String startedBy,
            Instant startedAt,
            Optional<String> conversationId,
            Map<String, String> metadata,
            String fingerprint) {

        public Origin {
            requireNonNull(startedBy, "startedBy is null");
            requireNonNull(startedAt, "startedAt is null");
            requireNonNull(conversationId, "conversationId is null");
            requireNonNull(metadata, "metadata is null");
            requireNonNull(fingerprint, "fingerprint is null");
            metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
        }
    }

    /**
     * What a run has done.
     *
     * @param iterations turns begun, the closing call included
     * @param usage what it has used
     */
    public record Progress(int iterations, Usage usage) {

        public Progress {
            requireNonNull(usage, "usage is null");
        }
    }
}
