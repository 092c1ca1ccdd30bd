package io.agentee.runtime.workflow;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.Run;
import io.agentee.api.run.RunOutcome;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param outcome the end itself
 * @param progress what the run had done by then
 */
public record RunResult(RunOutcome outcome, Run.Progress progress) {

    public RunResult {
        requireNonNull(outcome, "outcome is null");
        requireNonNull(progress, "progress is null");
    }

    /**
     * The result of a run that failed or timed out.
     *
     * @param failure as Temporal gives it to whoever waits for the run
     * @return empty when the run could leave none
     */
    public static Optional<RunResult> ofFailed(@Nullable Throwable failure) {
        if (!(failure instanceof ApplicationFailure known) || known.getDetails().getSize() == 0) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(known.getDetails().get(0, RunResult.class));
        } catch (DataConverterException anotherFailure) {
            return Optional.empty();
        }
    }
}
