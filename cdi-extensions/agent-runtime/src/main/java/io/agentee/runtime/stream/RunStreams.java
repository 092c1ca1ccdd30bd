package io.agentee.runtime.stream;

import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.EventId;
import io.agentee.api.run.AgentClientException.UnknownEvent;
import io.agentee.api.run.RunId;
import io.agentee.api.transport.EventTransport;
import io.agentee.runtime.event.EventPosition;
import io.agentee.runtime.event.StreamPosition;
import io.agentee.runtime.event.WatcherCursor;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.RunLookup;
import io.agentee.runtime.lookup.TemporalCalls;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/** Opens the streams of runs. The watchers of a run share what is read for them. */
public final class RunStreams {

    /** What a run's watchers may lag behind each other before those behind read for themselves. */
    private static final int WINDOW_BYTES = 1024 * 1024;

    private final TemporalCalls calls;
    private final RunLookup lookup;
    private final FirstExecution firstExecution;
    private final EventTransport transport;
    private final Executor executor;
    private final int windowBytes;
    private final Map<RunId, SharedFeed> feeds = new HashMap<>();

    /**
     * Streams of the runs that these calls reach.
     *
     * @param transport brings what models say while they say it
     * @param executor runs the watchers' code; their waiting takes none of its threads
     */
    public RunStreams(TemporalCalls calls, EventTransport transport, Executor executor) {
        this(calls, transport, executor, WINDOW_BYTES);
    }

    RunStreams(TemporalCalls calls, EventTransport transport, Executor executor, int windowBytes) {
        this.calls = calls;
        this.lookup = new RunLookup(calls);
        this.firstExecution = new FirstExecution(calls);
        this.transport = transport;
        this.executor = executor;
        this.windowBytes = windowBytes;
    }

    /**
     * The stream of a run, and of its sub-runs, after an event.
     *
     * @return fails with {@link UnknownEvent} when the event is none of this run, and as {@link RunLookup#find} does
     */
    public CompletableFuture<Flow.Publisher<AgentEvent>> open(RunId runId, EventId after) {
        return lookup.find(runId, TemporalCalls.promptly()).thenCompose(run -> {
            StreamPosition position = StreamPosition.of(runId, after).orElseThrow(() -> new UnknownEvent(runId, after));
            return firstExecution
                    .of(run)
                    .thenApply(execution -> subscriber -> watch(run, execution, position, subscriber));
        });
    }

    /** How many runs are being read. */
    int size() {
        synchronized (feeds) {
            return feeds.size();
        }
    }

    private void watch(
            DescribedRun run,
            String execution,
            StreamPosition position,
            Flow.Subscriber<? super AgentEvent> subscriber) {
        RunReaders readers = (runId, after, onNews) -> runId.equals(run.runId())
                ? CompletableFuture.completedFuture(reader(runId, execution, after, onNews))
                : reader(runId, after, onNews);
        subscriber.onSubscribe(new RunWatch(
                subscriber, onNews -> new TreeReader(run.runId(), position, calls, readers, onNews), executor));
    }

    private CompletableFuture<RunReader> reader(RunId runId, EventPosition after, Runnable onNews) {
        return lookup.find(runId, TemporalCalls.promptly())
                .thenCompose(firstExecution::of)
                .thenApply(execution -> reader(runId, execution, after, onNews));
    }

    private RunReader reader(RunId runId, String execution, EventPosition after, Runnable onNews) {
        SharedFeed shared = acquire(runId, execution);
        return new RunReader(
                new WatcherCursor(runId, after),
                shared.feed,
                () -> new EventSource(calls, transport, runId, execution),
                () -> release(runId, shared),
                onNews);
    }

    private SharedFeed acquire(RunId runId, String execution) {
        synchronized (feeds) {
            SharedFeed shared = feeds.get(runId);
            if (shared == null || shared.feed.failure().isPresent()) {
                EventSource source = new EventSource(calls, transport, runId, execution);
                shared = new SharedFeed(new RunFeed(source, executor, windowBytes));
                feeds.put(runId, shared);
            }
            shared.watchers++;
            return shared;
        }
    }

    private void release(RunId runId, SharedFeed shared) {
        synchronized (feeds) {
            shared.watchers--;
            if (shared.watchers > 0) {
                return;
            }
            feeds.remove(runId, shared);
        }
        shared.feed.close();
    }

    private static final class SharedFeed {
        private final RunFeed feed;
        private int watchers;

        SharedFeed(RunFeed feed) {
            this.feed = feed;
        }
    }
}
