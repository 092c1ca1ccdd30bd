package io.agentee.runtime.approval;

import static java.util.Objects.requireNonNull;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalOrder;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.run.AgentClientException.UnknownRun;
import io.agentee.api.run.Page;
import io.agentee.api.run.RunId;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.RunLookup;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.visibility.FoundItems;
import io.agentee.runtime.visibility.ListDirection;
import io.agentee.runtime.visibility.ListPages;
import io.agentee.runtime.visibility.ListPosition;
import io.agentee.runtime.visibility.ListSpan;
import io.agentee.runtime.visibility.SpanRequest;
import io.agentee.runtime.visibility.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Lists approvals, as the memos of the runs have them that visibility finds. */
final class ApprovalList {

    /** The clocks of a client and of the workers may differ by this much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final TemporalCalls calls;
    private final RunLookup lookup;
    private final Map<ApprovalPlace, ListPages> pages = new EnumMap<>(ApprovalPlace.class);
    private final Visibility visibility;
    private final Clock clock;

    ApprovalList(TemporalCalls calls, RunLookup lookup, Clock clock) {
        this.calls = calls;
        this.lookup = lookup;
        for (ApprovalPlace place : ApprovalPlace.values()) {
            pages.put(place, new ListPages(calls));
        }
        this.visibility = new Visibility(calls);
        this.clock = clock;
    }

    CompletableFuture<Page<Approval>> page(ApprovalFilter filter, ApprovalOrder order, int limit, String cursor) {
        boolean pending = filter.status().equals(Optional.of(ApprovalStatus.PENDING));
        WantedApprovals wanted = new WantedApprovals(
                calls.client(), new ApprovalMatch(filter, clock.instant()), ApprovalPlace.of(order, pending));
        Identity identity = new Identity(filter, order);
        SpanRequest<Approval> request = new SpanRequest<>(wanted, identity, limit, ListPosition.of(cursor, identity));
        ListDirection direction = direction(order);
        return filter.runId()
                .map(runId -> ofRun(runId, request, wanted, direction))
                .orElseGet(() -> pages(wanted.place()).page(request, all(direction, request.after(), pending)));
    }

    CompletableFuture<Long> countRuns(ApprovalFilter filter) {
        return visibility.count(new ApprovalQuery(filter).all().toString(), TemporalCalls.promptly());
    }

    private CompletableFuture<Page<Approval>> ofRun(
            RunId runId, SpanRequest<Approval> request, WantedApprovals wanted, ListDirection direction) {
        return lookup.find(runId, TemporalCalls.promptly())
                .thenApply(Optional::of)
                .exceptionallyCompose(failure -> TemporalCalls.unwrap(failure) instanceof UnknownRun
                        ? CompletableFuture.completedFuture(Optional.<DescribedRun>empty())
                        : CompletableFuture.failedFuture(failure))
                .thenApply(run -> {
                    FoundItems<Approval> found = new FoundItems<>(request, direction);
                    found.add(run.stream().flatMap(wanted::items));
                    return found.page();
                });
    }

    /** What waits expires soon; of what has expired or was decided, the first may have been at any time. */
    private ListSpan all(ListDirection direction, Optional<ListPosition> after, boolean pending) {
        Instant now = clock.instant();
        Instant guess =
                switch (direction) {
                    case EARLIEST_FIRST -> pending ? now : Instant.EPOCH;
                    case LATEST_FIRST -> now.plus(CLOCK_SKEW);
                };
        return ListSpan.whole(direction, after.map(ListPosition::at), guess, Optional.empty());
    }

    private ListPages pages(ApprovalPlace place) {
        return requireNonNull(pages.get(place), "place has no pages");
    }

    private static ListDirection direction(ApprovalOrder order) {
        return switch (order) {
            case SOONEST_DEADLINE -> ListDirection.EARLIEST_FIRST;
            case LATEST_CHANGE -> ListDirection.LATEST_FIRST;
        };
    }

    /**
     * Tells lists from each other, for cursors.
     *
     * @param filter what is listed
     * @param order how
     */
    private record Identity(ApprovalFilter filter, ApprovalOrder order) {}
}
