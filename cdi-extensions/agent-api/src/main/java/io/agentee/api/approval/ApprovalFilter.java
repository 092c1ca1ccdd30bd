package io.agentee.api.approval;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentName;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which approvals to list; what is absent does not matter.
 *
 * @param status that stand so
 * @param agent of this agent's runs
 * @param runId of this run
 * @param tool for calls of this tool
 * @param people who has to do with them
 * @param times when
 */
public record ApprovalFilter(
        Optional<ApprovalStatus> status,
        Optional<AgentName> agent,
        Optional<RunId> runId,
        Optional<String> tool,
        People people,
        Times times) {

    /** All approvals. */
    public static final ApprovalFilter ALL = new ApprovalFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), People.ANYBODY, Times.ANY);

    /** All that wait. */
    public static final ApprovalFilter PENDING = ALL.withStatus(ApprovalStatus.PENDING);

    public ApprovalFilter {
        requireNonNull(status, "status is null");
        requireNonNull(agent, "agent is null");
        requireNonNull(runId, "runId is null");
        requireNonNull(tool, "tool is null");
        requireNonNull(people, "people is null");
        requireNonNull(times, "times is null");
    }

    /** The same for those that stand so. */
    public ApprovalFilter withStatus(ApprovalStatus newStatus) {
        return new ApprovalFilter(Optional.of(newStatus), agent, runId, tool, people, times);
    }

    /** The same for one agent. */
    public ApprovalFilter withAgent(AgentName newAgent) {
        return new ApprovalFilter(status, Optional.of(newAgent), runId, tool, people, times);
    }

    /** The same for one run. */
    public ApprovalFilter withRunId(RunId newRunId) {
        return new ApprovalFilter(status, agent, Optional.of(newRunId), tool, people, times);
    }

    /** The same for one tool. */
    public ApprovalFilter withTool(String newTool) {
        return new ApprovalFilter(status, agent, runId, Optional.of(newTool), people, times);
    }

    /** The same for these people. */
    public ApprovalFilter withPeople(People newPeople) {
        return new ApprovalFilter(status, agent, runId, tool, newPeople, times);
    }

    /** The same for these times. */
    public ApprovalFilter withTimes(Times newTimes) {
        return new ApprovalFilter(status, agent, runId, tool, people, newTimes);
    }

    /**
     * Who has to do with an approval.
     *
     * @param requestedBy asked for by the runs of this caller
     * @param claimedBy on which this approver works
     * @param approver on which this caller may decide, or, once decided, might have
     */
    public record People(Optional<String> requestedBy, Optional<String> claimedBy, Optional<Caller> approver) {

        /** It does not matter who. */
        public static final People ANYBODY = new People(Optional.empty(), Optional.empty(), Optional.empty());

        public People {
            requireNonNull(requestedBy, "requestedBy is null");
            requireNonNull(claimedBy, "claimedBy is null");
            requireNonNull(approver, "approver is null");
        }

        /** What this caller may decide on. */
        public static People approver(Caller approver) {
            return new People(Optional.empty(), Optional.empty(), Optional.of(approver));
        }

        /** What the runs of this caller ask. */
        public static People requester(String name) {
            return new People(Optional.of(name), Optional.empty(), Optional.empty());
        }
    }

    /**
     * When.
     *
     * @param requestedBefore asked at this time or earlier
     * @param expiresBefore whose deadline is at this time or earlier
     * @param changedSince asked, claimed or decided at this time or later, or cancelled or expired in a run in which
     *     anything about approvals changed at this time or later
     */
    public record Times(
            Optional<Instant> requestedBefore, Optional<Instant> expiresBefore, Optional<Instant> changedSince) {

        /** It does not matter when. */
        public static final Times ANY = new Times(Optional.empty(), Optional.empty(), Optional.empty());

        public Times {
            requireNonNull(requestedBefore, "requestedBefore is null");
            requireNonNull(expiresBefore, "expiresBefore is null");
            requireNonNull(changedSince, "changedSince is null");
        }

        /** What has changed at this time or later. */
        public static Times changedSince(Instant time) {
            return new Times(Optional.empty(), Optional.empty(), Optional.of(time));
        }
    }
}
