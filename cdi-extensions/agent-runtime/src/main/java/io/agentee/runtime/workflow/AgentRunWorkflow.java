package io.agentee.runtime.workflow;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.run.Run;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.Optional;

/**
 * One run. Its workflow id is the run's id.
 *
 * <p>A completed run returns its result. A failed or timed-out run fails the workflow with a non-retryable
 * {@link io.temporal.failure.ApplicationFailure} whose type is the problem's type and whose only detail is the
 * {@link RunResult}. A cancelled run ends as a cancelled workflow, its {@link Run.Progress} in the memo
 * {@link RunMemo#PROGRESS}.
 */
@WorkflowInterface
public interface AgentRunWorkflow {

    /** The type of the workflow. */
    String TYPE = "AgentRun";

    /** The name of the update that does something about an approval. */
    String COMMAND = "approvalCommand";

    /** The name of the signal by which a sub-run reports. */
    String SUB_RUN_REPORT = "subRunReport";

    /** Runs the agent to its end. */
    @WorkflowMethod(name = TYPE)
    RunResult run(RunInput input);

    /** A sub-run reports. One that is over already, or none of this run's, is not listened to. */
    @SignalMethod(name = SUB_RUN_REPORT)
    void subRunReports(SubRunReport report);

    /** What the run has done so far. */
    @QueryMethod
    Run.Progress progress();

    /**
     * A part of what the run knows.
     *
     * @param from the index of the first message wanted
     */
    @QueryMethod
    TranscriptPage transcript(int from);

    /**
     * One of the run's approvals, with all that belongs to it.
     *
     * @return empty if the run has no such approval
     */
    @QueryMethod
    Optional<Approval> approval(ApprovalId approvalId);

    /**
     * A part of the run's audit trail.
     *
     * @param from the index of the first entry wanted
     */
    @QueryMethod
    AuditPage audit(int from);

    /**
     * Does something about one of the run's approvals, at once.
     *
     * @return the approval after it
     */
    @UpdateMethod(name = COMMAND)
    Approval command(ApprovalCommand command);

    /** Refuses, with a type of {@link ApprovalFailure}, what must not be done. */
    @UpdateValidatorMethod(updateName = COMMAND)
    void validateCommand(ApprovalCommand command);
}
