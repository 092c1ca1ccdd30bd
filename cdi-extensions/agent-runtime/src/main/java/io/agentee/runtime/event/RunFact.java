package io.agentee.runtime.event;

import io.agentee.api.run.Run;
import io.agentee.api.run.RunOutcome;
import io.agentee.runtime.turn.ModelAnswer;
import io.agentee.runtime.turn.ModelTurn;
import io.agentee.runtime.turn.ToolAnswer;
import io.agentee.runtime.turn.ToolTurn;
import io.agentee.runtime.workflow.RunInput;
import java.util.Optional;

/** What the history of a run records, in its order. Each fact carries its time, in milliseconds since 1970. */
public sealed interface RunFact {

    /** When it was recorded. */
    long timestamp();

    /**
     * An execution of the run began: the first, or one that continues.
     *
     * @param input what it was given
     * @param executionId Temporal's id of the execution
     */
    record Started(RunInput input, String executionId, long timestamp) implements RunFact {}

    /** The model is asked; asked again in the same turn when a worker gave the call back. */
    record ModelAsked(ModelTurn turn, long timestamp) implements RunFact {}

    /** The model has answered. */
    record ModelAnswered(ModelTurn turn, ModelAnswer answer, long timestamp) implements RunFact {}

    /** A tool call has come to something. */
    record ToolAnswered(ToolTurn turn, ToolAnswer answer, long timestamp) implements RunFact {}

    /**
     * A tool call has failed for good.
     *
     * @param cause what Temporal gives as the cause of the failure
     */
    record ToolFailed(ToolTurn turn, Throwable cause, long timestamp) implements RunFact {}

    /** The run goes on in another execution. */
    record ContinuedAsNew(String executionId, long timestamp) implements RunFact {}

    /**
     * The run is over.
     *
     * @param outcome how it ended
     * @param progress what it had done; empty when nobody can say
     */
    record Ended(RunOutcome outcome, Optional<Run.Progress> progress, long timestamp) implements RunFact {}
}
