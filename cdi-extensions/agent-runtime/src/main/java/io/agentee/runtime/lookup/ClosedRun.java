package io.agentee.runtime.lookup;

import io.agentee.api.run.Run;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunProblem;
import io.agentee.api.run.RunStatus;
import io.agentee.runtime.workflow.RunResult;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.Optional;

/**
 * How a run ended, as the last event of its history tells.
 *
 * @param outcome the end
 * @param progress what it had done; absent when the run could not say
 */
public record ClosedRun(RunOutcome outcome, Optional<Run.Progress> progress) {

    public static ClosedRun of(DescribedRun run, HistoryEvent last) {
        return switch (last.getAttributesCase()) {
            case WORKFLOW_EXECUTION_COMPLETED_EVENT_ATTRIBUTES ->
                of(run.payloads()
                        .read(
                                last.getWorkflowExecutionCompletedEventAttributes()
                                        .getResult(),
                                RunResult.class));
            case WORKFLOW_EXECUTION_FAILED_EVENT_ATTRIBUTES ->
                failed(run, last.getWorkflowExecutionFailedEventAttributes().getFailure());
            case WORKFLOW_EXECUTION_CANCELED_EVENT_ATTRIBUTES ->
                new ClosedRun(new RunOutcome.Cancelled(), run.progressAtCancellation());
            case WORKFLOW_EXECUTION_TERMINATED_EVENT_ATTRIBUTES ->
                terminated(last.getWorkflowExecutionTerminatedEventAttributes().getReason());
            case WORKFLOW_EXECUTION_TIMED_OUT_EVENT_ATTRIBUTES ->
                timedOut("No worker brought the run to its end in time.");
            default ->
                throw new IllegalStateException(
                        "Run '%s' is over, but its last event is %s.".formatted(run.runId(), last.getEventType()));
        };
    }

    private static ClosedRun of(RunResult result) {
        return new ClosedRun(result.outcome(), Optional.of(result.progress()));
    }

    private static ClosedRun failed(DescribedRun run, Failure failure) {
        Optional<RunResult> result = RunResult.ofFailed(run.payloads().exception(failure));
        if (result.isPresent()) {
            return of(result.orElseThrow());
        }
        if (run.status() == RunStatus.TIMED_OUT) {
            return timedOut("The run's time was over.");
        }
        return ended("internal-error", "Internal error", "The run ended with an error that nobody expected.");
    }

    private static ClosedRun terminated(String reason) {
        String detail = reason.isBlank()
                ? "An operator terminated the run."
                : "An operator terminated the run: %s".formatted(reason);
        return ended("terminated", "Run terminated", detail);
    }

    private static ClosedRun timedOut(String detail) {
        RunProblem problem = RunProblem.of("timed-out", "Run timed out", detail);
        return new ClosedRun(new RunOutcome.TimedOut(Optional.empty(), problem), Optional.empty());
    }

    private static ClosedRun ended(String slug, String title, String detail) {
        return new ClosedRun(new RunOutcome.Failed(RunProblem.of(slug, title, detail)), Optional.empty());
    }

    /** The run with its end. The outcome decides on the status: it knows better why a workflow failed. */
    public Run complete(Run summary, String input) {
        return new Run(
                summary.runId(),
                summary.agent(),
                summary.standing().withStatus(outcome.status()),
                Optional.of(input),
                summary.origin(),
                progress,
                Optional.of(outcome));
    }
}
