package io.agentee.runtime.stream;

import io.agentee.runtime.event.EventPosition;
import io.agentee.runtime.event.PositionedEvent;
import io.agentee.runtime.lookup.TemporalCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One run's events for all its watchers on this server: read once, by the watcher who is furthest ahead, and kept for a
 * while for those behind. Whoever falls back further reads for itself.
 */
final class RunFeed implements AutoCloseable {

    private final EventSource source;
    private final Executor executor;
    private final EventWindow window;
    private List<Runnable> waiting = new ArrayList<>();
    private boolean reading;
    private @Nullable Throwable failure;

    /**
     * @param source is read to its end, and closed with this
     * @param executor goes on with what has been read
     * @param windowBytes about how many bytes of events are kept
     */
    RunFeed(EventSource source, Executor executor, int windowBytes) {
        this.source = source;
        this.executor = executor;
        this.window = new EventWindow(windowBytes);
    }

    /** The number from which a watcher can read on; empty when it has to read for itself. */
    synchronized Optional<Long> numberAfter(EventPosition position) {
        return window.numberAfter(position);
    }

    /** The events from this number on, perhaps none; absent when they are no longer here. */
    synchronized Optional<List<PositionedEvent>> from(long number, int limit) {
        return window.reaches(number) ? Optional.of(window.from(number, limit)) : Optional.empty();
    }

    /** Why there will be no more. */
    synchronized Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Has the listener called when there is more than so many events, or none will come.
     *
     * @param number the first that the listener does not have
     */
    void awaitMore(long number, Runnable listener) {
        synchronized (this) {
            if (failure == null && !hasMore(number)) {
                waiting.add(listener);
                if (!reading) {
                    reading = true;
                    executor.execute(this::read);
                }
                return;
            }
        }
        listener.run();
    }

    private boolean hasMore(long number) {
        return !window.reaches(number) || !window.from(number, 1).isEmpty();
    }

    /** Reads until there is something; a loop, since what is there already would otherwise be a recursion. */
    private void read() {
        while (true) {
            CompletableFuture<List<PositionedEvent>> next = source.next();
            if (!next.isDone()) {
                TemporalCalls.whenOver(next, () -> executor.execute(() -> goOnAfter(next)));
                return;
            }
            if (arrived(next)) {
                return;
            }
        }
    }

    private void goOnAfter(CompletableFuture<List<PositionedEvent>> next) {
        if (!arrived(next)) {
            read();
        }
    }

    /** Takes what has been read, and tells those who wait; false when it was nothing. */
    private boolean arrived(CompletableFuture<List<PositionedEvent>> next) {
        List<Runnable> told;
        synchronized (this) {
            try {
                List<PositionedEvent> events = TemporalCalls.join(next);
                if (events.isEmpty()) {
                    return false;
                }
                window.add(events);
            } catch (RuntimeException broken) {
                failure = broken;
            }
            reading = false;
            told = waiting;
            waiting = new ArrayList<>();
        }
        told.forEach(Runnable::run);
        return true;
    }

    @Override
    public void close() {
        source.close();
    }
}
