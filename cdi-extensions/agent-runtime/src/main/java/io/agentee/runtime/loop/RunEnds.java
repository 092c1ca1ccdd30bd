package io.agentee.runtime.loop;

import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunProblem;
import io.agentee.runtime.workflow.RunMemo;
import io.agentee.runtime.workflow.RunResult;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.unsafe.WorkflowUnsafe;
import java.util.Collections;

/** The ends of a run, as Temporal sees them. */
final class RunEnds {

    private final RunState state;

    RunEnds(RunState state) {
        this.state = state;
    }

    RunResult completed(RunOutcome.Completed outcome) {
        return new RunResult(outcome, state.progress());
    }

    /** What to throw for this error. */
    TemporalFailure failed(RuntimeException error, boolean timeIsOver) {
        if (timeIsOver) {
            return timedOut();
        }
        if (CancellationScope.current().isCancelRequested()) {
            return cancelled();
        }
        if (error instanceof RunProblemException known) {
            return failed(new RunOutcome.Failed(known.problem()), known.problem());
        }
        if (!WorkflowUnsafe.isReplaying()) {
            RuntimeMessages.LOG.runFailed(error, state.runId().value());
        }
        RunProblem problem = RunProblems.internalError();
        return failed(new RunOutcome.Failed(problem), problem);
    }

    private TemporalFailure timedOut() {
        Workflow.upsertTypedSearchAttributes(RunSearchAttributes.STATE.valueSet(RunSearchAttributes.TIMED_OUT));
        RunProblem problem =
                RunProblems.timedOut(state.transcript().definition().execution().limits());
        return failed(new RunOutcome.TimedOut(state.lastText(), problem), problem);
    }

    private TemporalFailure cancelled() {
        Workflow.upsertMemo(Collections.singletonMap(RunMemo.PROGRESS, state.progress()));
        return new CanceledFailure("the run was cancelled");
    }

    private TemporalFailure failed(RunOutcome outcome, RunProblem problem) {
        return ApplicationFailure.newNonRetryableFailure(
                problem.detail(), problem.type(), new RunResult(outcome, state.progress()));
    }
}
