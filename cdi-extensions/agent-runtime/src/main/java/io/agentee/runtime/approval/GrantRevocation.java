package io.agentee.runtime.approval;

import io.agentee.api.approval.ApprovalException.UnknownGrant;
import io.agentee.api.grant.Grant;
import io.agentee.api.grant.GrantId;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.RunLookup;
import io.agentee.runtime.lookup.RunPayloads;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.lookup.WorkerUpdate;
import io.agentee.runtime.workflow.AgentGrantWorkflow;
import io.grpc.Status;
import io.temporal.api.common.v1.Header;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.util.concurrent.CompletableFuture;

/** Ends grants. */
final class GrantRevocation {

    /** No run has an id so long that the ids of its grants were longer. */
    private static final int LONGEST_ID = 300;

    private final TemporalCalls calls;
    private final RunLookup lookup;
    private final WorkerUpdate worker;

    GrantRevocation(TemporalCalls calls, RunLookup lookup) {
        this.calls = calls;
        this.lookup = lookup;
        this.worker = new WorkerUpdate(calls);
    }

    CompletableFuture<Grant> revoke(GrantId grantId, Caller by) {
        Header header = RunPayloads.header(calls.client());
        return grantId.approvalId()
                .filter(approvalId -> grantId.value().length() <= LONGEST_ID)
                .map(approvalId -> lookup.describe(new RunId(grantId.value()), TemporalCalls.promptly()))
                .orElseGet(() -> CompletableFuture.failedFuture(new UnknownGrant(grantId)))
                .thenCompose(workflow -> revoke(workflow, header, grantId, by))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        TemporalCalls.is(Status.Code.NOT_FOUND, failure) ? new UnknownGrant(grantId) : failure));
    }

    private CompletableFuture<Grant> revoke(DescribedRun workflow, Header header, GrantId grantId, Caller by) {
        Grant grant = GrantList.grant(workflow)
                .filter(held ->
                        workflow.info().getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
                .orElseThrow(() -> new UnknownGrant(grantId));
        return worker.send(workflow, AgentGrantWorkflow.REVOKE, header, by)
                .thenApply(done -> grant)
                .exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(Refusals.explained(failure, grant.approvalId())));
    }
}
