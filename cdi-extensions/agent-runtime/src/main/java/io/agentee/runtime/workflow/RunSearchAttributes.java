package io.agentee.runtime.workflow;

import io.temporal.common.SearchAttributeKey;

/** The search attributes of a run. The namespace must have them, all of type Keyword. */
public final class RunSearchAttributes {

    /** The name of the agent. */
    public static final SearchAttributeKey<String> AGENT = SearchAttributeKey.forKeyword("AgenteeAgent");

    /** The conversation. */
    public static final SearchAttributeKey<String> CONVERSATION = SearchAttributeKey.forKeyword("AgenteeConversation");

    /** The name of the caller. */
    public static final SearchAttributeKey<String> STARTED_BY = SearchAttributeKey.forKeyword("AgenteeStartedBy");

    /**
     * What Temporal's own status does not tell: {@link #ACTIVE} from the start, {@link #TIMED_OUT} when the run's time
     * was over. Changed only where Temporal's status would not do, since each change is an event of the history.
     */
    public static final SearchAttributeKey<String> STATE = SearchAttributeKey.forKeyword("AgenteeState");

    /** The state of a run unless it says otherwise. */
    public static final String ACTIVE = "active";

    /** The state of a run whose time was over; Temporal says that it failed. */
    public static final String TIMED_OUT = "timed-out";

    private RunSearchAttributes() {}
}
