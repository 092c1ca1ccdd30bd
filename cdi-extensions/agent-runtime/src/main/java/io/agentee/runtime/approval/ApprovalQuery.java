package io.agentee.runtime.approval;

import static io.agentee.runtime.visibility.VisibilityTerms.anyOf;
import static io.agentee.runtime.visibility.VisibilityTerms.equal;

import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.Approvers;
import io.agentee.api.run.Caller;
import io.agentee.runtime.visibility.ListSpan;
import io.agentee.runtime.visibility.TemporalCalendar;
import io.agentee.runtime.visibility.VisibilityTerms;
import io.agentee.runtime.workflow.AgentRunWorkflow;
import io.agentee.runtime.workflow.ApprovalKeywords;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.agentee.runtime.workflow.SearchValue;
import io.temporal.common.SearchAttributeKey;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the runs that may have approvals that are wanted. Visibility knows of the approvals of a run together, not of
 * each: what it finds is looked through once more.
 */
final class ApprovalQuery {

    /** Temporal's stores keep milliseconds of a time, rounded in whatever way. */
    private static final long PRECISION_MILLIS = 1;

    private final ApprovalFilter filter;

    ApprovalQuery(ApprovalFilter filter) {
        this.filter = filter;
    }

    /** Finds all of them. */
    VisibilityTerms all() {
        VisibilityTerms query = VisibilityTerms.workflows(AgentRunWorkflow.TYPE);
        filter.runId().ifPresent(runId -> query.and("WorkflowId = " + VisibilityTerms.quoted(runId.value())));
        filter.agent().ifPresent(agent -> query.and(equal(RunSearchAttributes.AGENT, agent.value())));
        query.and(filter.status()
                .map(ApprovalQuery::condition)
                .orElse(name(RunSearchAttributes.DEADLINE) + " IS NOT NULL"));
        filter.tool().ifPresent(tool -> query.and(has(ApprovalKeywords.tool(tool))));
        addPeople(query, filter.people());
        addTimes(query, filter.times());
        return query;
    }

    /** Finds those whose time is in this span. */
    String within(ListSpan span, SearchAttributeKey<OffsetDateTime> attribute) {
        VisibilityTerms query = all();
        span.from().ifPresent(time -> query.and(VisibilityTerms.from(name(attribute), time)));
        span.to().ifPresent(time -> query.and(VisibilityTerms.to(name(attribute), time)));
        return query.toString();
    }

    /** Finds those with pending approvals whose deadlines are in this span, even if others of the same run expire before. */
    String withAnyDeadlineWithin(ListSpan span) {
        String deadline = name(RunSearchAttributes.DEADLINE);
        VisibilityTerms query = all();
        span.to().ifPresent(time -> query.and(VisibilityTerms.to(deadline, time)));
        span.from()
                .ifPresent(time -> query.and("(%s OR %s)"
                        .formatted(
                                VisibilityTerms.from(deadline, time), anyKeyword(ApprovalKeywords.DEADLINES_DIFFER))));
        return query.toString();
    }

    private static String condition(ApprovalStatus status) {
        String stands = anyKeyword(ApprovalKeywords.status(status));
        String waits = anyKeyword(ApprovalKeywords.status(ApprovalStatus.PENDING));
        return switch (status) {
            case PENDING -> "ExecutionStatus = 'Running' AND " + waits;
            // A run that Temporal ended could not say what became of its questions.
            case CANCELLED -> "(%s OR (%s AND ExecutionStatus != 'Running'))".formatted(stands, waits);
            case APPROVED, REJECTED, EXPIRED -> stands;
        };
    }

    private static void addPeople(VisibilityTerms query, ApprovalFilter.People people) {
        people.requestedBy().ifPresent(name -> query.and(equal(RunSearchAttributes.STARTED_BY, SearchValue.of(name))));
        people.claimedBy().ifPresent(name -> query.and(has(ApprovalKeywords.claimedBy(name))));
        people.approver()
                .filter(caller -> !caller.hasRole(Approvers.ADMIN_ROLE))
                .ifPresent(caller -> query.and(mayDecide(caller)));
    }

    private static String mayDecide(Caller caller) {
        return has(Stream.concat(
                        Stream.of(ApprovalKeywords.user(caller.name())),
                        caller.roles().stream().map(ApprovalKeywords::role))
                .toArray(String[]::new));
    }

    /** A run says of its pending approvals when the first was asked and when the first expires; of others it does not. */
    private void addTimes(VisibilityTerms query, ApprovalFilter.Times times) {
        times.changedSince()
                .ifPresent(time -> query.and(VisibilityTerms.from(
                        name(RunSearchAttributes.CHANGED_AT),
                        TemporalCalendar.nearest(time).minusMillis(PRECISION_MILLIS))));
        if (filter.status().equals(Optional.of(ApprovalStatus.PENDING))) {
            times.requestedBefore()
                    .ifPresent(time -> query.and(VisibilityTerms.to(
                            name(RunSearchAttributes.ASKED_AT),
                            TemporalCalendar.nearest(time).plusMillis(PRECISION_MILLIS))));
            times.expiresBefore()
                    .ifPresent(time -> query.and(VisibilityTerms.to(
                            name(RunSearchAttributes.DEADLINE),
                            TemporalCalendar.nearest(time).plusMillis(PRECISION_MILLIS))));
        }
    }

    /** Has one of these keywords, or what stands in place of them where there were too many. */
    private static String has(String... keywords) {
        List<String> values = new ArrayList<>(List.of(keywords));
        for (String keyword : keywords) {
            values.add(ApprovalKeywords.anythingLike(keyword));
        }
        return anyKeyword(values.stream().distinct().toArray(String[]::new));
    }

    private static String anyKeyword(String... keywords) {
        return anyOf(RunSearchAttributes.APPROVAL, List.of(keywords));
    }

    private static String name(SearchAttributeKey<?> attribute) {
        return attribute.getName();
    }
}
