package io.agentee.runtime.stream;

import io.agentee.api.event.AgentEvent;
import io.agentee.api.run.AgentClientException.TemporalUnavailable;
import io.agentee.runtime.event.PositionedEvent;
import io.agentee.runtime.event.WatcherCursor;
import io.agentee.runtime.lookup.TemporalCalls;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * One watcher of a run. It takes from the feed what it asks for, at its own pace; when the feed no longer has that, it reads
 * for itself until it has caught up. Between its requests it holds a place, and nothing else.
 */
final class RunWatch implements Flow.Subscription {

    private static final int BATCH = 64;

    private final Flow.Subscriber<? super AgentEvent> subscriber;
    private final WatcherCursor cursor;
    private final RunFeed feed;
    private final Supplier<EventSource> ownSource;
    private final Runnable onOver;
    private final Executor executor;
    private final Queue<AgentEvent> ready = new ArrayDeque<>();
    private final AtomicLong demand = new AtomicLong();
    // How often there was a reason to look; whoever makes it 1 looks.
    private final AtomicInteger reasons = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private Optional<EventSource> catchUp = Optional.empty();
    private Optional<CompletableFuture<List<PositionedEvent>>> awaited = Optional.empty();
    private volatile boolean waitsForFeed;
    private long number = -1;
    private volatile boolean badRequest;

    /**
     * @param cursor where it begins
     * @param ownSource makes a source for this watcher alone
     * @param onOver is run once, when the watch is over in whatever way
     */
    RunWatch(
            Flow.Subscriber<? super AgentEvent> subscriber,
            WatcherCursor cursor,
            RunFeed feed,
            Supplier<EventSource> ownSource,
            Runnable onOver,
            Executor executor) {
        this.subscriber = subscriber;
        this.cursor = cursor;
        this.feed = feed;
        this.ownSource = ownSource;
        this.onOver = onOver;
        this.executor = executor;
    }

    @Override
    public void request(long count) {
        if (count <= 0) {
            badRequest = true;
        } else {
            demand.accumulateAndGet(count, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
        }
        look();
    }

    @Override
    public void cancel() {
        if (over.compareAndSet(false, true)) {
            onOver.run();
            look();
        }
    }

    private void look() {
        if (reasons.getAndIncrement() > 0) {
            return;
        }
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException stopped) {
            fail(new TemporalUnavailable(stopped));
        }
    }

    private void work() {
        int seen = reasons.get();
        do {
            try {
                while (step()) {}
            } catch (RuntimeException unexpected) {
                fail(unexpected);
            }
            seen = reasons.addAndGet(-seen);
        } while (seen > 0);
    }

    /** Does the next thing; false when there is nothing to do before there is another reason to look. */
    private boolean step() {
        if (over.get()) {
            catchUp.ifPresent(EventSource::close);
            ready.clear();
            return false;
        }
        if (badRequest) {
            fail(new IllegalArgumentException("a subscriber must request at least one event at a time"));
            return false;
        }
        if (ready.isEmpty() && cursor.position().isEnd()) {
            complete();
            return false;
        }
        if (demand.get() == 0) {
            return false;
        }
        AgentEvent next = ready.poll();
        if (next == null) {
            return fetch();
        }
        demand.decrementAndGet();
        subscriber.onNext(next);
        return true;
    }

    private void complete() {
        if (over.compareAndSet(false, true)) {
            catchUp.ifPresent(EventSource::close);
            onOver.run();
            subscriber.onComplete();
        }
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
        Optional<Throwable> failure = feed.failure();
        if (failure.isPresent()) {
            fail(failure.orElseThrow());
        } else if (!waitsForFeed) {
            waitsForFeed = true;
            feed.awaitMore(number, this::feedHasMore);
        }
        return false;
    }

    private void feedHasMore() {
        waitsForFeed = false;
        look();
    }

    private boolean fetchFrom(EventSource source) {
        if (awaited.isEmpty()) {
            awaited = Optional.of(source.next());
            TemporalCalls.whenOver(awaited.orElseThrow(), this::look);
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

    private void fail(Throwable failure) {
        if (over.compareAndSet(false, true)) {
            catchUp.ifPresent(EventSource::close);
            onOver.run();
            subscriber.onError(failure);
        }
    }
}
