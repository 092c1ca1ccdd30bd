package io.agentee.runtime.activity;

import io.agentee.runtime.turn.AgentActivities;
import io.agentee.runtime.turn.ModelAnswer;
import io.agentee.runtime.turn.ModelTurn;
import io.agentee.runtime.turn.ReviewTurn;
import io.agentee.runtime.turn.ToolAnswer;
import io.agentee.runtime.turn.ToolReview;
import io.agentee.runtime.turn.ToolTurn;
import io.temporal.activity.Activity;

/**
 * Starts the calls and returns at once: Temporal's own thread is free again, its slot stays taken until the call is
 * over. All work is done on the executor of the {@link CallSite}.
 */
public final class AgentActivitiesImpl implements AgentActivities {

    private final CallSite site;

    /** Activities that make their calls at this site. */
    public AgentActivitiesImpl(CallSite site) {
        this.site = site;
    }

    @Override
    @SuppressWarnings("NullAway") // what is returned goes nowhere: the call is completed by hand
    public ModelAnswer callModel(ModelTurn turn) {
        new ModelCallUnderWay(site, Activity.getExecutionContext(), turn).begin();
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // as above
    public ToolReview reviewToolCall(ReviewTurn turn) {
        new ReviewUnderWay(site, Activity.getExecutionContext(), turn).begin();
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // as above
    public ToolAnswer callTool(ToolTurn turn) {
        new ToolCallUnderWay(site, Activity.getExecutionContext(), turn).begin();
        return null;
    }
}
