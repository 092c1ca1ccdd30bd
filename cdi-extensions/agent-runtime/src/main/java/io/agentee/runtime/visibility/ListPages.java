package io.agentee.runtime.visibility;

import io.agentee.api.run.Page;
import io.agentee.runtime.lookup.TemporalCalls;
import io.grpc.Deadline;
import java.util.concurrent.CompletableFuture;

/**
 * Cuts pages from long lists.
 *
 * <p>Temporal lists executions in an order of its own (running ones first, then by the time of their end), and most of
 * its stores refuse to sort otherwise. So a page is cut from a span of time that holds enough but not too much: the span
 * is found by counting, fetched whole, and sorted here. A small installation takes one count and one fetch, a large one
 * that has been asked before usually two counts and one fetch. One instance is for lists of one kind and order.
 */
public final class ListPages {

    /** Executions that a span may have for nothing, since the page before had them: no second span for their sake. */
    private static final int SPARE = 10;

    private final Visibility visibility;

    /** The widths that were right the last time, for first pages and for others: lists change slowly. */
    private volatile long firstGuess = SpanWidth.FIRST_MILLIS;

    private volatile long nextGuess = SpanWidth.FIRST_MILLIS;

    public ListPages(TemporalCalls calls) {
        this.visibility = new Visibility(calls);
    }

    /**
     * A page of a list.
     *
     * @param span all that may be on the page
     * @return fails with {@link UnsupportedOperationException} on a server that cannot list
     */
    public <T> CompletableFuture<Page<T>> page(SpanRequest<T> request, ListSpan span) {
        Search<T> search =
                new Search<>(request.list(), new FoundItems<>(request, span.direction()), TemporalCalls.promptly());
        return search(search, span.withGuess(span.open() ? firstGuess : nextGuess))
                .thenApply(found -> found.items().page());
    }

    private <T> CompletableFuture<Search<T>> search(Search<T> search, ListSpan span) {
        return visibility
                .count(search.list().countQuery(span), search.deadline())
                .thenCompose(count -> {
                    if (span.isTooLarge(count)) {
                        return search(search, span.smaller());
                    }
                    if (span.isTooSmall(count, search.items().missing() + SPARE)) {
                        return search(search, span.larger());
                    }
                    remember(span);
                    return fetch(search, span);
                });
    }

    private void remember(ListSpan span) {
        if (span.isWhole()) {
            return;
        }
        if (span.open()) {
            firstGuess = span.width().millis();
        } else {
            nextGuess = span.width().millis();
        }
    }

    /** What was fetched may hold less than was counted: what the page before had, or what is not wanted after all. */
    private <T> CompletableFuture<Search<T>> fetch(Search<T> search, ListSpan span) {
        return visibility.fetch(search.list().query(span), search.deadline()).thenCompose(executions -> {
            // What comes behind the span has to wait: something may come before it that has not been seen yet.
            search.items()
                    .add(executions.stream()
                            .flatMap(search.list()::items)
                            .filter(item -> span.reaches(item.getKey().at())));
            return search.items().missing() < 0 || span.isWhole()
                    ? CompletableFuture.completedFuture(search)
                    : search(search, span.next());
        });
    }

    /**
     * @param list what is listed
     * @param items what was found so far
     * @param deadline for all calls together
     */
    private record Search<T>(SpannedList<T> list, FoundItems<T> items, Deadline deadline) {}
}
