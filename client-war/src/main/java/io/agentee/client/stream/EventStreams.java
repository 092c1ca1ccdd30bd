package io.agentee.client.stream;

import io.agentee.client.problem.StageFailure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All event streams that are open on this server. They have one scheduled task together, and no threads. */
public final class EventStreams implements AutoCloseable {

    private final StreamTimings timings;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final Future<?> ticks;
    private volatile boolean closed;

    /**
     * @param scheduler looks after all streams; is never blocked
     */
    public EventStreams(ScheduledExecutorService scheduler, StreamTimings timings) {
        this.timings = timings;
        long tick = timings.tick().toNanos();
        this.ticks = scheduler.scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.NANOSECONDS);
    }

    /**
     * Answers a suspended request: with the stream once there is one, else with the problem. To be called on the thread of
     * the request, which is free afterwards.
     */
    public void answer(CompletionStage<EventStream> stream, HttpServletRequest request, AsyncResponse answer) {
        StreamedResponse response = StreamedResponse.to(request);
        stream.whenComplete((found, problem) -> {
            try {
                if (problem != null) {
                    answer.resume(StageFailure.cause(problem));
                } else {
                    open(found, response);
                }
            } catch (IOException | RuntimeException e) {
                answer.resume(e);
            }
        });
    }

    /** How many streams are open. */
    public int open() {
        return watchers.size();
    }

    /** Ends all streams; those who watch can resume, here or elsewhere. */
    @Override
    public void close() {
        closed = true;
        ticks.cancel(false);
        watchers.forEach(Watcher::close);
    }

    private void open(EventStream stream, StreamedResponse response) throws IOException {
        Watcher watcher = new Watcher(response, stream.view(), watchers::remove);
        // First of all, because it removes itself as soon as it is over.
        watchers.add(watcher);
        try {
            watcher.open(stream.location());
        } catch (IOException | RuntimeException e) {
            watchers.remove(watcher);
            throw e;
        }
        stream.events().subscribe(watcher);
        if (closed) {
            watcher.close();
        }
    }

    private void tick() {
        long now = System.nanoTime();
        for (Watcher watcher : watchers) {
            try {
                watcher.tick(now, timings);
            } catch (RuntimeException e) {
                // Or nobody would look after the others any more.
                StreamLog.brokeOff(e);
            }
        }
    }
}
