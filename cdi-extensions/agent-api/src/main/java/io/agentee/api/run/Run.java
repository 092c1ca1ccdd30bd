package io.agentee.api.run;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.message.ToolCallId;
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

    /** What it asks humans for, and waits for, itself or by its sub-runs. */
    public List<ApprovalId> pendingApprovals() {
        return standing.pendingApprovals();
    }

    /** When it ended. */
    public Optional<Instant> finishedAt() {
        return standing.finishedAt();
    }

    /** The same with other sub-runs, where it is known what the run has done. */
    public Run withSubRuns(List<SubRun> subRuns) {
        return new Run(runId, agent, standing, input, origin, progress.map(done -> done.withSubRuns(subRuns)), outcome);
    }

    /**
     * Where a run stands.
     *
     * @param status under way, or how it ended
     * @param pendingApprovals what it asks humans for, and waits for, itself or by its sub-runs
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
     * @param parent the run that began it, when it is a sub-run
     */
    public record Origin(
            String startedBy,
            Instant startedAt,
            Optional<String> conversationId,
            Map<String, String> metadata,
            String fingerprint,
            Optional<Parent> parent) {

        public Origin {
            requireNonNull(startedBy, "startedBy is null");
            requireNonNull(startedAt, "startedAt is null");
            requireNonNull(conversationId, "conversationId is null");
            requireNonNull(metadata, "metadata is null");
            requireNonNull(fingerprint, "fingerprint is null");
            requireNonNull(parent, "parent is null");
            metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
        }
    }

    /**
     * Where a sub-run comes from.
     *
     * @param runId the run that began it
     * @param toolCallId the call of that run that it is the answer to
     */
    public record Parent(RunId runId, ToolCallId toolCallId) {

        public Parent {
            requireNonNull(runId, "runId is null");
            requireNonNull(toolCallId, "toolCallId is null");
        }
    }

    /**
     * What a run has done.
     *
     * @param iterations turns begun, the closing call included
     * @param usage what it has used, with what those of its sub-runs have used that are over; what a sub-run used that was
     *     cancelled, is not known here
     * @param subRuns the runs that it has begun, in the order in which it began them
     */
    public record Progress(int iterations, Usage usage, List<SubRun> subRuns) {

        /** Nothing done. */
        public static final Progress NONE = new Progress(0, Usage.NONE, List.of());

        public Progress {
            requireNonNull(usage, "usage is null");
            // Runs of the time before there were sub-agents have none.
            subRuns = List.copyOf(requireNonNullElse(subRuns, List.of()));
        }

        /** The same with another usage. */
        public Progress withUsage(Usage newUsage) {
            return new Progress(iterations, newUsage, subRuns);
        }

        /** The same with other sub-runs. */
        public Progress withSubRuns(List<SubRun> newSubRuns) {
            return new Progress(iterations, usage, newSubRuns);
        }
    }
}
