package io.agentee.runtime.approval;

import static io.agentee.runtime.visibility.VisibilityTerms.equal;

import io.agentee.api.agent.AgentName;
import io.agentee.api.grant.Grant;
import io.agentee.api.run.Page;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.visibility.ListDirection;
import io.agentee.runtime.visibility.ListPages;
import io.agentee.runtime.visibility.ListPosition;
import io.agentee.runtime.visibility.ListSpan;
import io.agentee.runtime.visibility.SpanRequest;
import io.agentee.runtime.visibility.SpannedList;
import io.agentee.runtime.visibility.VisibilityTerms;
import io.agentee.runtime.workflow.AgentGrantWorkflow;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Lists the grants that hold, newest first. */
final class GrantList {

    private static final String START_TIME = "StartTime";

    /** The clocks of a client and of Temporal's may differ by this much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final TemporalCalls calls;
    private final ListPages pages;
    private final Clock clock;

    GrantList(TemporalCalls calls, Clock clock) {
        this.calls = calls;
        this.pages = new ListPages(calls);
        this.clock = clock;
    }

    CompletableFuture<Page<Grant>> page(Optional<AgentName> agent, int limit, String cursor) {
        Identity identity = new Identity(AgentGrantWorkflow.TYPE, agent);
        Optional<ListPosition> after = ListPosition.of(cursor, identity);
        ListSpan all = ListSpan.whole(
                ListDirection.LATEST_FIRST,
                after.map(ListPosition::at),
                clock.instant().plus(CLOCK_SKEW),
                Optional.empty());
        return pages.page(new SpanRequest<>(new Grants(calls.client(), agent), identity, limit, after), all);
    }

    /** The grant that a workflow holds; empty when it is another kind of workflow. */
    static Optional<Grant> grant(DescribedRun workflow) {
        return workflow.info().getType().getName().equals(AgentGrantWorkflow.TYPE)
                ? workflow.payloads().read(workflow.info().getMemo(), AgentGrantWorkflow.GRANT_MEMO, Grant.class)
                : Optional.empty();
    }

    /**
     * Tells lists from each other, for cursors.
     *
     * @param type what is listed
     * @param agent of which agent
     */
    private record Identity(String type, Optional<AgentName> agent) {}

    private record Grants(WorkflowClient client, Optional<AgentName> agent) implements SpannedList<Grant> {

        @Override
        public String query(ListSpan span) {
            VisibilityTerms query =
                    VisibilityTerms.workflows(AgentGrantWorkflow.TYPE).and("ExecutionStatus = 'Running'");
            agent.ifPresent(name -> query.and(equal(RunSearchAttributes.AGENT, name.value())));
            span.from().ifPresent(time -> query.and(VisibilityTerms.from(START_TIME, time)));
            span.to().ifPresent(time -> query.and(VisibilityTerms.to(START_TIME, time)));
            return query.toString();
        }

        @Override
        public Stream<Map.Entry<ListPosition, Grant>> items(WorkflowExecutionInfo execution) {
            DescribedRun workflow = DescribedRun.of(client, execution);
            ListPosition position = ListPosition.of(
                    TemporalCalls.instant(execution.getStartTime()),
                    workflow.runId().value());
            return grant(workflow).stream().map(grant -> Map.entry(position, grant));
        }
    }
}
