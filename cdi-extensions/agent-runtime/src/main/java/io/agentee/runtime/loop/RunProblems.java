package io.agentee.runtime.loop;

import io.agentee.api.agent.RunLimits;
import io.agentee.api.run.RunProblem;
import java.util.List;

/** Why runs end without an answer, and what is said to a model that may still give one. */
final class RunProblems {

    private RunProblems() {}

    static RunProblemException modelFailed(String detail) {
        return new RunProblemException(RunProblem.of("model-failed", "The model call failed", detail));
    }

    static RunProblemException invalidOutput(List<String> violations) {
        String detail =
                "The answer does not match the response schema, after one repair: " + String.join("; ", violations);
        return new RunProblemException(RunProblem.of("invalid-output", "The answer is not valid", detail));
    }

    static RunProblemException historyLimit() {
        return new RunProblemException(
                RunProblem.of(
                        "history-limit",
                        "The run is too large",
                        "The run has said and done more than one run can hold, and too much to be carried into a new history."));
    }

    static RunProblem timedOut(RunLimits limits) {
        return RunProblem.of(
                "timed-out", "The run's time was over", "The run was not done within %s.".formatted(limits.timeout()));
    }

    static RunProblem internalError() {
        return RunProblem.of(
                "internal-error", "The run failed", "The run met an unexpected error; the worker's log tells more.");
    }

    static String repairRequest(List<String> violations) {
        return "Your answer does not match the required JSON schema:\n- " + String.join("\n- ", violations)
                + "\nAnswer again with only the corrected JSON.";
    }
}
