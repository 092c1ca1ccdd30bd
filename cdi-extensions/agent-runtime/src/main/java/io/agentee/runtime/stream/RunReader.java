package io.agentee.runtime.stream;

import io.agentee.api.event.AgentEvent;
import io.agentee.runtime.event.PositionedEvent;
import io.agentee.runtime.event.WatcherCursor;
import io.agentee.runtime.lookup.TemporalCalls;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The place of one watcher in the stream of one run. It takes from the feed what is asked for; when the feed no longer has
 * that, it reads for itself until it has caught up. One caller at a time.
 */
final class RunReader implements AutoCloseable {

    private static final int BATCH = 64;

    private final WatcherCursor cursor;
    private final RunFeed feed;
    private final Supplier<EventSource> ownSource;
    private final Runnable release;
    private final Runnable onNews;
    private final Queue<AgentEvent> ready = new ArrayDeque<>();
    private Optional<EventSource> catchUp = Optional.empty();
    private Optional<CompletableFuture<List<PositionedEvent>>> awaited = Optional.empty();
    private volatile boolean waitsForFeed;
    private long number = -1;

    /**
     * @param cursor where it begins
     * @param ownSource makes a source for this reader alone
     * @param release is run when nothing more is read
     * @param onNews is run, on any thread, when {@link #next} was empty and may be so no more
     */
    RunReader(WatcherCursor cursor, RunFeed feed, Supplier<EventSource> ownSource, Runnable release, Runnable onNews) {
        this.cursor = cursor;
        this.feed = feed;
        this.ownSource = ownSource;
        this.release = release;
        this.onNews = onNews;
    }

    /** The next event; empty when there is none yet, or no more. */
    Optional<AgentEvent> next() {
        while (ready.isEmpty() && !cursor.position().isEnd()) {
            if (!fetch()) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(ready.poll());
    }

    /** Whether the last event has been taken. */
    boolean over() {
        return ready.isEmpty() && cursor.position().isEnd();
    }

    /** Ends what is open of an answer, since nothing more is read. */
    List<AgentEvent> leave(long timestamp) {
        return cursor.leave(timestamp);
    }

    private boolean fetch() {
        if (catchUp.isPresent()) {
            return fetchFrom(catchUp.orElseThrow());
        }
        Optional<List<PositionedEvent>> batch = number < 0 ? Optional.empty() : feed.from(number, BATCH);
        if (batch.isEmpty()) {
            join();
            return true;
        }
        List<PositionedEvent> events = batch.orElseThrow();
        number += events.size();
        events.forEach(event -> ready.addAll(cursor.accept(event)));
        return !events.isEmpty() || awaitFeed();
    }

    /** Finds the place in the feed, or begins to read without it. */
    private void join() {
        Optional<Long> place = feed.numberAfter(cursor.position());
        number = place.orElse(-1L);
        if (place.isEmpty()) {
            catchUp = Optional.of(ownSource.get());
        }
    }

    private boolean awaitFeed() {
        feed.failure().ifPresent(failure -> {
            throw TemporalCalls.rethrown(failure);
        });
        if (!waitsForFeed) {
            waitsForFeed = true;
            feed.awaitMore(number, this::feedHasMore);
        }
        return false;
    }

    private void feedHasMore() {
        waitsForFeed = false;
        onNews.run();
    }

    private boolean fetchFrom(EventSource source) {
        if (awaited.isEmpty()) {
            awaited = Optional.of(source.next());
            TemporalCalls.whenOver(awaited.orElseThrow(), onNews);
        }
        CompletableFuture<List<PositionedEvent>> next = awaited.orElseThrow();
        if (!next.isDone()) {
            return false;
        }
        awaited = Optional.empty();
        TemporalCalls.join(next).forEach(event -> ready.addAll(cursor.accept(event)));
        if (feed.numberAfter(cursor.position()).isPresent()) {
            source.close();
            catchUp = Optional.empty();
            number = -1;
        }
        return true;
    }

    @Override
    public void close() {
        catchUp.ifPresent(EventSource::close);
        release.run();
    }
}
