package io.agentee.runtime.event;

import io.agentee.api.approval.Approval;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunOutcome;
import io.agentee.runtime.subrun.SubRunEnd;
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
     * @param timestamp when it was recorded
     */
    record Started(RunInput input, String executionId, long timestamp) implements RunFact {}

    /**
     * The model is asked; asked again in the same turn when a worker gave the call back.
     *
     * @param turn what it is asked
     * @param timestamp when it was recorded
     */
    record ModelAsked(ModelTurn turn, long timestamp) implements RunFact {}

    /**
     * The model has answered.
     *
     * @param turn what it was asked
     * @param answer what it answered
     * @param timestamp when it was recorded
     */
    record ModelAnswered(ModelTurn turn, ModelAnswer answer, long timestamp) implements RunFact {}

    /**
     * A tool call has come to something.
     *
     * @param turn which call
     * @param answer what it came to
     * @param timestamp when it was recorded
     */
    record ToolAnswered(ToolTurn turn, ToolAnswer answer, long timestamp) implements RunFact {}

    /**
     * Something about an approval has changed, or it is new.
     *
     * @param approval as it stands now
     * @param timestamp when it was recorded
     */
    record ApprovalChanged(Approval approval, long timestamp) implements RunFact {}

    /**
     * A tool call has failed for good.
     *
     * @param turn which call
     * @param cause what Temporal gives as the cause of the failure
     * @param timestamp when it was recorded
     */
    record ToolFailed(ToolTurn turn, Throwable cause, long timestamp) implements RunFact {}

    /**
     * A sub-run has begun.
     *
     * @param subRun the sub-run
     * @param timestamp when it was recorded
     */
    record SubRunStarted(RunId subRun, long timestamp) implements RunFact {}

    /**
     * The run, which ends, cancels a sub-run.
     *
     * @param subRun the sub-run
     * @param timestamp when it was recorded
     */
    record SubRunCancelled(RunId subRun, long timestamp) implements RunFact {}

    /**
     * A sub-run is over.
     *
     * @param subRun the sub-run
     * @param end how it ended
     * @param timestamp when it was recorded
     */
    record SubRunEnded(RunId subRun, SubRunEnd end, long timestamp) implements RunFact {}

    /**
     * The run goes on in another execution.
     *
     * @param executionId Temporal's id of that execution
     * @param timestamp when it was recorded
     */
    record ContinuedAsNew(String executionId, long timestamp) implements RunFact {}

    /**
     * The run is over.
     *
     * @param outcome how it ended
     * @param progress what it had done; empty when nobody can say
     * @param timestamp when it was recorded
     */
    record Ended(RunOutcome outcome, Optional<Run.Progress> progress, long timestamp) implements RunFact {}
}
