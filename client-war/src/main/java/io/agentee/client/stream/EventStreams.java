package io.agentee.client.stream;

import io.agentee.api.event.AgentEvent;
import io.agentee.client.problem.StageFailure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
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
        stream.whenComplete((opened, problem) -> {
            if (problem != null) {
                answer.resume(StageFailure.cause(problem));
                return;
            }
            Watcher watcher = new Watcher(response, opened.view(), watchers::remove);
            try {
                watcher.open(opened.location());
            } catch (IOException | RuntimeException e) {
                answer.resume(e);
                return;
            }
            watch(watcher, opened.events());
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

    private void watch(Watcher watcher, Flow.Publisher<AgentEvent> events) {
        watchers.add(watcher);
        events.subscribe(watcher);
        if (closed) {
            watcher.close();
        }
    }

    private void tick() {
        long now = System.nanoTime();
        watchers.forEach(watcher -> watcher.tick(now, timings));
    }
}
