package io.agentee.runtime.workflow;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.Run;
import io.agentee.api.run.RunOutcome;

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
}
