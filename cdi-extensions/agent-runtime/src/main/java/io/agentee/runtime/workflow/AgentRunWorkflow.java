package io.agentee.runtime.workflow;

import io.agentee.api.run.Run;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

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

    /** Runs the agent to its end. */
    @WorkflowMethod(name = TYPE)
    RunResult run(RunInput input);

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
}
