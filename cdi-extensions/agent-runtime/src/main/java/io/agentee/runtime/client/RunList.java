package io.agentee.runtime.client;

import com.google.protobuf.ByteString;
import io.agentee.api.run.Page;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunFilter;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.TemporalCalls;
import io.grpc.Deadline;
import io.grpc.Status;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Lists runs by Temporal's visibility, newest first.
 *
 * <p>Temporal lists executions in an order of its own (running ones first, then by the time of their end), and most of
 * its stores refuse to sort otherwise. So a page is cut from a span of time that holds enough runs but not too many: the
 * span is found by counting, fetched whole, and sorted here. A small installation takes one count and one fetch.
 */
final class RunList {

    private static final int LARGEST_PAGE = 200;

    private final TemporalCalls calls;
    private final Clock clock;

    RunList(TemporalCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    CompletableFuture<Page<Run>> page(RunFilter filter, int limit, String cursor) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to %d, not %d".formatted(LARGEST_PAGE, limit));
        }
        Search search = new Search(filter, limit, ListPosition.of(cursor, filter), TemporalCalls.promptly());
        return search(search, ListSpan.whole(filter.since(), search.to(), clock.instant()))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(explained(failure)));
    }

    private static Throwable explained(Throwable failure) {
        return TemporalCalls.is(Status.Code.UNIMPLEMENTED, failure)
                ? new UnsupportedOperationException("This Temporal server cannot list runs.", failure)
                : failure;
    }

    private CompletableFuture<Page<Run>> search(Search search, ListSpan span) {
        return count(search, span).thenCompose(count -> {
            if (span.isTooLarge(count)) {
                return search(search, span.smaller());
            }
            if (span.isTooSmall(count, search.limit())) {
                return search(search, span.larger());
            }
            return fetch(search, span, ByteString.EMPTY, new ArrayList<>())
                    .thenCompose(found -> pageOrMore(search, span, found));
        });
    }

    /** What was fetched may hold less than was counted: runs of the page before, or of before the filter's time. */
    private CompletableFuture<Page<Run>> pageOrMore(Search search, ListSpan span, List<DescribedRun> found) {
        List<DescribedRun> listed = search.select(found);
        if (listed.size() <= search.limit() && !span.isWhole()) {
            return search(search, span.larger());
        }
        return CompletableFuture.completedFuture(search.page(listed));
    }

    private CompletableFuture<Long> count(Search search, ListSpan span) {
        CountWorkflowExecutionsRequest request = CountWorkflowExecutionsRequest.newBuilder()
                .setNamespace(calls.namespace())
                .setQuery(VisibilityQuery.of(search.filter(), span.from(), search.to()))
                .build();
        return calls.call(search.deadline(), stub -> stub.countWorkflowExecutions(request))
                .thenApply(CountWorkflowExecutionsResponse::getCount);
    }

    private CompletableFuture<List<DescribedRun>> fetch(
            Search search, ListSpan span, ByteString token, List<DescribedRun> found) {
        ListWorkflowExecutionsRequest request = ListWorkflowExecutionsRequest.newBuilder()
                .setNamespace(calls.namespace())
                .setQuery(VisibilityQuery.of(search.filter(), span.from(), search.to()))
                .setPageSize(ListSpan.MOST_RUNS)
                .setNextPageToken(token)
                .build();
        return calls.call(search.deadline(), stub -> stub.listWorkflowExecutions(request))
                .thenCompose(answer -> {
                    for (WorkflowExecutionInfo info : answer.getExecutionsList()) {
                        found.add(DescribedRun.of(calls.client(), info));
                    }
                    return answer.getNextPageToken().isEmpty()
                            ? CompletableFuture.completedFuture(found)
                            : fetch(search, span, answer.getNextPageToken(), found);
                });
    }

    /**
     * @param filter which runs
     * @param limit how many of them
     * @param after where the page before ended
     * @param deadline for all calls together
     */
    private record Search(RunFilter filter, int limit, Optional<ListPosition> after, Deadline deadline) {

        Optional<Instant> to() {
            return after.map(ListPosition::startedAt);
        }

        /** The runs of the page, and one more if there is one. */
        List<DescribedRun> select(List<DescribedRun> found) {
            return found.stream()
                    .filter(DescribedRun::isAgentRun)
                    .filter(run -> after.map(position -> position.compareTo(ListPosition.of(run)) < 0)
                            .orElse(true))
                    // Temporal knows when the latest execution of a run began; the filter means the run.
                    .filter(run -> filter.since()
                            .map(since -> !run.summary().origin().startedAt().isBefore(since))
                            .orElse(true))
                    .sorted((one, other) -> ListPosition.of(one).compareTo(ListPosition.of(other)))
                    .limit(limit + 1L)
                    .toList();
        }

        Page<Run> page(List<DescribedRun> listed) {
            boolean more = listed.size() > limit;
            List<DescribedRun> shown = more ? listed.subList(0, limit) : listed;
            Optional<String> next =
                    more ? Optional.of(ListPosition.of(shown.get(limit - 1)).cursor(filter)) : Optional.empty();
            return new Page<>(shown.stream().map(DescribedRun::summary).toList(), next);
        }
    }
}
