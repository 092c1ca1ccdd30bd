package io.agentee.runtime.client;

import static io.agentee.runtime.visibility.VisibilityTerms.equal;
import static io.agentee.runtime.visibility.VisibilityTerms.quoted;

import io.agentee.api.run.RunFilter;
import io.agentee.api.run.RunStatus;
import io.agentee.runtime.visibility.VisibilityTerms;
import io.agentee.runtime.workflow.AgentRunWorkflow;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.agentee.runtime.workflow.SearchValue;
import java.time.Instant;
import java.util.Optional;

/** Says which runs to list in the language of Temporal's visibility store. */
final class VisibilityQuery {

    private static final String START_TIME = "StartTime";

    private VisibilityQuery() {}

    /**
     * @param filter which runs
     * @param from started at this time or later
     * @param to started at this time or earlier
     */
    static String of(RunFilter filter, Optional<Instant> from, Optional<Instant> to) {
        VisibilityTerms query = VisibilityTerms.workflows(AgentRunWorkflow.TYPE);
        filter.agent().ifPresent(agent -> query.and(equal(RunSearchAttributes.AGENT, agent.value())));
        filter.conversationId().ifPresent(id -> query.and(equal(RunSearchAttributes.CONVERSATION, SearchValue.of(id))));
        filter.startedBy().ifPresent(name -> query.and(equal(RunSearchAttributes.STARTED_BY, SearchValue.of(name))));
        filter.status().ifPresent(status -> query.and(condition(status)));
        from.ifPresent(time -> query.and(VisibilityTerms.from(START_TIME, time)));
        to.ifPresent(time -> query.and(VisibilityTerms.to(START_TIME, time)));
        return query.toString();
    }

    private static String condition(RunStatus status) {
        return switch (status) {
            case RUNNING ->
                "ExecutionStatus = 'Running' AND " + equal(RunSearchAttributes.STATE, RunSearchAttributes.ACTIVE);
            case AWAITING_APPROVAL ->
                "ExecutionStatus = 'Running' AND " + equal(RunSearchAttributes.STATE, status.wireName());
            case COMPLETED -> "ExecutionStatus = 'Completed'";
            case FAILED ->
                "((ExecutionStatus = 'Failed' AND %s != %s) OR ExecutionStatus = 'Terminated')"
                        .formatted(RunSearchAttributes.STATE.getName(), quoted(RunSearchAttributes.TIMED_OUT));
            case CANCELLED -> "ExecutionStatus = 'Canceled'";
            case TIMED_OUT ->
                "((ExecutionStatus = 'Failed' AND %s) OR ExecutionStatus = 'TimedOut')"
                        .formatted(equal(RunSearchAttributes.STATE, RunSearchAttributes.TIMED_OUT));
        };
    }
}
