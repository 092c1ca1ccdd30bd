package io.agentee.runtime.approval;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.RunPayloads;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.lookup.WorkerUpdate;
import io.agentee.runtime.workflow.AgentRunWorkflow;
import io.agentee.runtime.workflow.ApprovalCommand;
import io.agentee.runtime.workflow.Refusal;
import io.grpc.Status;
import io.temporal.api.common.v1.Header;
import io.temporal.failure.ApplicationFailure;
import java.util.concurrent.CompletableFuture;

/** Has commands about approvals carried out by their runs; of a run that is over, its memo says why it is too late. */
final class ApprovalCommands {

    /** The type of Temporal's failure of an update that the run took, and did not carry out before it was over. */
    private static final String OVER_MEANWHILE = "AcceptedUpdateCompletedWorkflow";

    private final TemporalCalls calls;
    private final ApprovalLookup lookup;
    private final WorkerUpdate worker;

    ApprovalCommands(TemporalCalls calls, ApprovalLookup lookup) {
        this.calls = calls;
        this.lookup = lookup;
        this.worker = new WorkerUpdate(calls);
    }

    /** The approval after the command; fails with {@link io.agentee.api.approval.ApprovalException} when it is refused. */
    CompletableFuture<Approval> carryOut(ApprovalCommand command) {
        Header header = RunPayloads.header(calls.client());
        return lookup.run(command.approvalId())
                .thenCompose(run -> run.status().finished() ? tooLate(run, command) : send(run, header, command));
    }

    private CompletableFuture<Approval> send(DescribedRun run, Header header, ApprovalCommand command) {
        return worker.send(run, AgentRunWorkflow.COMMAND, header, command)
                .thenApply(result -> run.payloads().read(result, Approval.class))
                .exceptionallyCompose(failure -> isOver(failure)
                        ? lookup.run(command.approvalId()).thenCompose(ended -> tooLate(ended, command))
                        : CompletableFuture.failedFuture(Refusals.explained(failure, command.approvalId())));
    }

    private static boolean isOver(Throwable failure) {
        return TemporalCalls.is(Status.Code.NOT_FOUND, failure)
                || (TemporalCalls.unwrap(failure) instanceof ApplicationFailure refused
                        && refused.getType().equals(OVER_MEANWHILE));
    }

    private static CompletableFuture<Approval> tooLate(DescribedRun run, ApprovalCommand command) {
        ApprovalId approvalId = command.approvalId();
        Refusal refusal = run.approval(approvalId)
                .map(approval -> Refusal.ended(approval).orElseGet(() -> Refusal.runFinished(approval)))
                .orElseGet(() -> Refusal.unknown(approvalId));
        return CompletableFuture.failedFuture(Refusals.exception(refusal, approvalId));
    }
}
