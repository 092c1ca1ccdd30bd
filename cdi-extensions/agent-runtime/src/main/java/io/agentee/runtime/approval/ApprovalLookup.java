package io.agentee.runtime.approval;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalException.UnknownApproval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.run.AgentClientException.NoWorker;
import io.agentee.api.run.AgentClientException.UnknownRun;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.RunLookup;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.lookup.WorkerQuery;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Finds approvals by their id: in the memo of the run, and where that leaves something out, by asking the run. */
final class ApprovalLookup {

    private static final String APPROVAL_QUERY = "approval";

    private final RunLookup lookup;
    private final WorkerQuery worker;

    ApprovalLookup(TemporalCalls calls, RunLookup lookup) {
        this.lookup = lookup;
        this.worker = new WorkerQuery(calls);
    }

    CompletableFuture<Approval> find(ApprovalId approvalId) {
        return run(approvalId).thenCompose(run -> find(run, approvalId));
    }

    /** The run that an approval belongs to, if it has it; fails with {@link UnknownApproval} if there is no such run. */
    CompletableFuture<DescribedRun> run(ApprovalId approvalId) {
        return approvalId
                .runId()
                .map(runId -> lookup.find(runId, TemporalCalls.promptly()))
                .orElseGet(() -> CompletableFuture.failedFuture(new UnknownApproval(approvalId)))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        TemporalCalls.unwrap(failure) instanceof UnknownRun
                                ? new UnknownApproval(approvalId)
                                : failure));
    }

    private CompletableFuture<Approval> find(DescribedRun run, ApprovalId approvalId) {
        Optional<Approval> remembered = run.approval(approvalId);
        return remembered
                .filter(approval -> !approval.subject().abridged())
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> ask(run, approvalId, remembered));
    }

    private CompletableFuture<Approval> ask(DescribedRun run, ApprovalId approvalId, Optional<Approval> abridged) {
        return worker.askOptional(run, APPROVAL_QUERY, approvalId, Approval.class)
                .thenApply(told -> told.map(run::asItStands).or(() -> abridged))
                .exceptionallyCompose(
                        failure -> abridged.isPresent() && TemporalCalls.unwrap(failure) instanceof NoWorker
                                ? CompletableFuture.completedFuture(abridged)
                                : CompletableFuture.failedFuture(failure))
                .thenApply(found -> found.orElseThrow(() -> new UnknownApproval(approvalId)));
    }
}
