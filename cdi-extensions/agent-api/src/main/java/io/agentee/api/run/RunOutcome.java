package io.agentee.api.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** How a run ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunOutcome.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = RunOutcome.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = RunOutcome.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = RunOutcome.TimedOut.class, name = "timed-out")
})
public sealed interface RunOutcome {

    /** The status of a run that ended so. */
    RunStatus status();

    /** The text of the answer, or as much of one as there is; absent when there is none. */
    Optional<String> text();

    /** Why there is no answer; absent when there is one, and when the run was cancelled. */
    default Optional<RunProblem> failure() {
        return Optional.empty();
    }

    /**
     * The run has its answer.
     *
     * @param output the text of the answer
     * @param structuredOutput the answer as the tree of its JSON, valid against the agent's response schema
     * @param reason why there was no further turn
     */
    record Completed(String output, Optional<Object> structuredOutput, Reason reason) implements RunOutcome {

        public Completed {
            requireNonNull(output, "output is null");
            requireNonNull(structuredOutput, "structuredOutput is null");
            requireNonNull(reason, "reason is null");
        }

        @Override
        public RunStatus status() {
            return RunStatus.COMPLETED;
        }

        @Override
        public Optional<String> text() {
            return Optional.of(output);
        }

        /** Why a completed run took no further turn. */
        public enum Reason {
            /** The model answered without asking for tools. */
            @JsonProperty("answered")
            ANSWERED,
            /** The permitted turns were used up, and the model gave its closing answer without tools. */
            @JsonProperty("max-iterations")
            MAX_ITERATIONS
        }
    }

    /**
     * The run ended without an answer.
     *
     * @param problem why
     */
    record Failed(RunProblem problem) implements RunOutcome {

        public Failed {
            requireNonNull(problem, "problem is null");
        }

        @Override
        public Optional<RunProblem> failure() {
            return Optional.of(problem);
        }

        @Override
        public RunStatus status() {
            return RunStatus.FAILED;
        }

        @Override
        public Optional<String> text() {
            return Optional.empty();
        }
    }

    /** The run was cancelled. */
    record Cancelled() implements RunOutcome {

        @Override
        public RunStatus status() {
            return RunStatus.CANCELLED;
        }

        @Override
        public Optional<String> text() {
            return Optional.empty();
        }
    }

    /**
     * The run's time was over.
     *
     * @param text what the model had last said; absent when it had said nothing
     * @param problem what was going on
     */
    record TimedOut(Optional<String> text, RunProblem problem) implements RunOutcome {

        public TimedOut {
            requireNonNull(text, "text is null");
            requireNonNull(problem, "problem is null");
        }

        @Override
        public Optional<RunProblem> failure() {
            return Optional.of(problem);
        }

        @Override
        public RunStatus status() {
            return RunStatus.TIMED_OUT;
        }
    }
}
