package io.agentee.client.console.run;

import static java.util.Objects.requireNonNull;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalOrder;
import io.agentee.api.approval.Approvals;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.client.console.approval.ApprovalView;
import io.agentee.client.console.page.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run asks humans for.
 *
 * @param ofSubRuns what it waits for because a run below it asks
 * @param own what it asks for itself, or asked for
 * @param complete whether all that it waits for is there
 */
public record RunApprovals(List<ApprovalView> ofSubRuns, List<ApprovalView> own, boolean complete) {

    /** Each takes a read of its own. */
    static final int MOST_OF_SUB_RUNS = 20;

    private static final int MOST_OWN = 50;

    public RunApprovals {
        ofSubRuns = List.copyOf(requireNonNull(ofSubRuns, "ofSubRuns is null"));
        own = List.copyOf(requireNonNull(own, "own is null"));
    }

    static RunApprovals of(Approvals approvals, Run run, Viewer viewer) {
        List<ApprovalId> ofSubRuns = run.pendingApprovals().stream()
                .filter(id -> !id.runId().equals(Optional.of(run.runId())))
                .toList();
        return new RunApprovals(
                views(ofSubRuns.stream().limit(MOST_OF_SUB_RUNS).flatMap(id -> find(approvals, id)), viewer),
                views(own(approvals, run.runId()), viewer),
                ofSubRuns.size() <= MOST_OF_SUB_RUNS);
    }

    /** A run may be told late that a run below it is gone. */
    private static Stream<Approval> find(Approvals approvals, ApprovalId id) {
        try {
            return Stream.of(approvals.find(id));
        } catch (ApprovalException.UnknownApproval gone) {
            return Stream.empty();
        }
    }

    private static Stream<Approval> own(Approvals approvals, RunId runId) {
        return approvals
                .list(ApprovalFilter.ALL.withRunId(runId), ApprovalOrder.LATEST_CHANGE, MOST_OWN, "")
                .items()
                .stream();
    }

    private static List<ApprovalView> views(Stream<Approval> approvals, Viewer viewer) {
        Instant now = Instant.now();
        return approvals
                .map(approval -> new ApprovalView(approval, viewer, now, ""))
                .toList();
    }

    public boolean isEmpty() {
        return ofSubRuns.isEmpty() && own.isEmpty();
    }
}
