package io.agentee.runtime.workflow;

import static java.util.Objects.requireNonNull;

import io.agentee.api.approval.ApprovalId;
import io.agentee.api.run.RunId;
import java.util.List;

/**
 * What a sub-run tells the run that began it, whenever it changes.
 *
 * @param runId the sub-run
 * @param waits whether it does nothing but wait for humans
 * @param approvals what it waits for, and what the runs wait for that it has begun
 */
public record SubRunReport(RunId runId, boolean waits, List<ApprovalId> approvals) {

    public SubRunReport {
        requireNonNull(runId, "runId is null");
        requireNonNull(approvals, "approvals is null");
        approvals = List.copyOf(approvals);
    }
}
