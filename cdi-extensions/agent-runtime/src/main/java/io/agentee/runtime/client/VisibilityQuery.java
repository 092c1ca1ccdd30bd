package io.agentee.runtime.client;

import io.agentee.api.run.RunFilter;
import io.agentee.api.run.RunStatus;
import io.agentee.runtime.workflow.AgentRunWorkflow;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.agentee.runtime.workflow.SearchValue;
import io.temporal.common.SearchAttributeKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says which runs to list in the language of Temporal's visibility store. */
final class VisibilityQuery {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private VisibilityQuery() {}

    /**
     * @param filter which runs
     * @param from started at this time or later
     * @param to started at this time or earlier
     */
    static String of(RunFilter filter, Optional<Instant> from, Optional<Instant> to) {
        List<String> terms = new ArrayList<>();
        terms.add("WorkflowType = " + quoted(AgentRunWorkflow.TYPE));
        // The run goes on under the same id, as another execution.
        terms.add("ExecutionStatus != 'ContinuedAsNew'");
        filter.agent().ifPresent(agent -> terms.add(equal(RunSearchAttributes.AGENT, agent.value())));
        filter.conversationId().ifPresent(id -> terms.add(equal(RunSearchAttributes.CONVERSATION, SearchValue.of(id))));
        filter.startedBy().ifPresent(name -> terms.add(equal(RunSearchAttributes.STARTED_BY, SearchValue.of(name))));
        filter.status().ifPresent(status -> terms.add(condition(status)));
        from.ifPresent(time -> terms.add("StartTime >= " + quoted(readable(time))));
        to.ifPresent(time -> terms.add("StartTime <= " + quoted(readable(time))));
        return String.join(" AND ", terms);
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

    private static String equal(SearchAttributeKey<String> attribute, String value) {
        return attribute.getName() + " = " + quoted(value);
    }

    /** Temporal reads years of four digits. */
    private static String readable(Instant time) {
        return (time.isAfter(LATEST) ? LATEST : time).toString();
    }

    /** A text as a literal: nothing that a caller sends can end it. */
    static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
