package io.agentee.runtime.workflow;

import io.temporal.common.SearchAttributeKey;
import java.time.OffsetDateTime;
import java.util.List;

/** The search attributes of runs and grants. The namespace must have them. */
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

    /** Keywords about the approvals of a run or of a grant, {@link ApprovalKeywords}; of type KeywordList. */
    public static final SearchAttributeKey<List<String>> APPROVAL =
            SearchAttributeKey.forKeywordList("AgenteeApproval");

    /** The soonest deadline of what is pending, of type Datetime; when nothing is, the latest one there was. */
    public static final SearchAttributeKey<OffsetDateTime> DEADLINE =
            SearchAttributeKey.forOffsetDateTime("AgenteeDeadline");

    /** Since when a run waits for what is pending, of type Datetime; when nothing is, when it last began to. */
    public static final SearchAttributeKey<OffsetDateTime> ASKED_AT =
            SearchAttributeKey.forOffsetDateTime("AgenteeAskedAt");

    /** When anything about the approvals of a run last changed, of type Datetime. */
    public static final SearchAttributeKey<OffsetDateTime> CHANGED_AT =
            SearchAttributeKey.forOffsetDateTime("AgenteeApprovalAt");

    /** All of them. */
    public static final List<SearchAttributeKey<?>> ALL =
            List.of(AGENT, CONVERSATION, STARTED_BY, STATE, APPROVAL, DEADLINE, ASKED_AT, CHANGED_AT);

    /** The state of a run unless it says otherwise. */
    public static final String ACTIVE = "active";

    /** The state of a run whose time was over; Temporal says that it failed. */
    public static final String TIMED_OUT = "timed-out";

    private RunSearchAttributes() {}
}
