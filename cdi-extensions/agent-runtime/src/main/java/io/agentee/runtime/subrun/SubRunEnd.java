package io.agentee.runtime.subrun;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentName;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunProblem;
import io.agentee.api.run.RunStatus;
import io.agentee.runtime.turn.ToolAnswer;
import io.agentee.runtime.turn.ToolResultLimit;
import io.agentee.runtime.workflow.RunResult;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TerminatedFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a sub-run ended. The run that began it decides by it, and readers of that run's history read by it.
 *
 * @param status where it stands now
 * @param detail the answer, or why there is none
 * @param outcome its own word; empty when it could not say
 * @param progress what it had done; empty when it could not say
 */
public record SubRunEnd(
        RunStatus status, String detail, Optional<RunOutcome> outcome, Optional<Run.Progress> progress) {

    private static final String CANCELLED = "It was cancelled.";

    public SubRunEnd {
        requireNonNull(status, "status is null");
        requireNonNull(detail, "detail is null");
        requireNonNull(outcome, "outcome is null");
        requireNonNull(progress, "progress is null");
    }

    /** It ended by itself. */
    public static SubRunEnd of(RunResult result) {
        RunOutcome outcome = result.outcome();
        return new SubRunEnd(outcome.status(), detail(outcome), Optional.of(outcome), Optional.of(result.progress()));
    }

    /**
     * It has no answer.
     *
     * @param cause what Temporal gives as the cause of the failure
     */
    public static SubRunEnd of(@Nullable Throwable cause) {
        if (cause instanceof CanceledFailure) {
            return cancelled();
        }
        if (cause instanceof TimeoutFailure) {
            return timedOut();
        }
        if (cause instanceof TerminatedFailure) {
            return terminated();
        }
        return RunResult.ofFailed(cause).map(SubRunEnd::of).orElseGet(SubRunEnd::unexpected);
    }

    /** It was cancelled. */
    public static SubRunEnd cancelled() {
        return silent(RunStatus.CANCELLED, CANCELLED);
    }

    /** Temporal ended it when its time was over. */
    public static SubRunEnd timedOut() {
        return silent(RunStatus.TIMED_OUT, "No worker brought it to its end in time.");
    }

    /** An operator ended it. */
    public static SubRunEnd terminated() {
        return silent(RunStatus.FAILED, "An operator terminated it.");
    }

    /** It ended, or could not be begun, for a reason that it could not say. */
    public static SubRunEnd unexpected() {
        return silent(RunStatus.FAILED, "It ended with an error that nobody expected.");
    }

    private static SubRunEnd silent(RunStatus status, String detail) {
        return new SubRunEnd(status, detail, Optional.empty(), Optional.empty());
    }

    /** The answer, of one that has one: its structured output where there is one, else its text. */
    public Object result() {
        return outcome.filter(RunOutcome.Completed.class::isInstance)
                .map(RunOutcome.Completed.class::cast)
                .flatMap(RunOutcome.Completed::structuredOutput)
                .orElse(detail);
    }

    /** What the model reads that handed out the task. */
    public ToolAnswer toolAnswer(AgentName agent, int maxBytes) {
        if (status == RunStatus.COMPLETED) {
            return ToolAnswer.result(ToolResultLimit.cut(detail, maxBytes));
        }
        String said = outcome.flatMap(RunOutcome::text)
                .map(text -> "\nIt had said: " + text)
                .orElse("");
        String failed = "The agent '%s' has no answer (%s). %s%s".formatted(agent, status.wireName(), detail, said);
        return ToolAnswer.failed(ToolResultLimit.cut(failed, maxBytes));
    }

    private static String detail(RunOutcome outcome) {
        return outcome instanceof RunOutcome.Completed completed
                ? completed.output()
                : outcome.failure().map(RunProblem::detail).orElse(CANCELLED);
    }
}
