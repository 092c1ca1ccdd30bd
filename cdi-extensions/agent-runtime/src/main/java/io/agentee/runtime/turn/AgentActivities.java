package io.agentee.runtime.turn;

import io.temporal.activity.ActivityInterface;

/**
 * The steps of a run that touch the world. Their inputs say where to look in the transcript and never carry messages, so
 * that a run's history grows with what is said, once.
 */
@ActivityInterface
public interface AgentActivities {

    /** Asks the model. Fails with a type of {@link CallFailure}. */
    ModelAnswer callModel(ModelTurn turn);

    /** Says whether a tool call is made, refused, or put before a human. */
    ToolReview reviewToolCall(ReviewTurn turn);

    /** Executes a tool call. What the model can act on is an answer; other failures have a type of {@link CallFailure}. */
    ToolAnswer callTool(ToolTurn turn);
}
