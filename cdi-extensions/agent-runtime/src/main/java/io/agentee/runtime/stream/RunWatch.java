package io.agentee.runtime.stream;

import io.agentee.api.event.AgentEvent;
import io.agentee.api.run.AgentClientException.TemporalUnavailable;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * One watcher of a run, who takes what it asks for, at its own pace. Between its requests it holds a place, and nothing
 * else.
 */
final class RunWatch implements Flow.Subscription {

    private final Flow.Subscriber<? super AgentEvent> subscriber;
    private final TreeReader reader;
    private final Executor executor;
    private final AtomicLong demand = new AtomicLong();
    // How often there was a reason to look; whoever makes it 1 looks.
    private final AtomicInteger reasons = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean badRequest;

    /**
     * @param reader makes what the watch reads, given what it is to run when there are news
     */
    RunWatch(Flow.Subscriber<? super AgentEvent> subscriber, Function<Runnable, TreeReader> reader, Executor executor) {
        this.subscriber = subscriber;
        this.executor = executor;
        this.reader = reader.apply(this::look);
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
            reader.close();
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
            if (over.get()) {
                reader.close();
            }
            seen = reasons.addAndGet(-seen);
        } while (seen > 0);
    }

    /** Does the next thing; false when there is nothing to do before there is another reason to look. */
    private boolean step() {
        if (over.get()) {
            return false;
        }
        if (badRequest) {
            fail(new IllegalArgumentException("a subscriber must request at least one event at a time"));
            return false;
        }
        if (reader.over()) {
            complete();
            return false;
        }
        if (demand.get() == 0) {
            return false;
        }
        Optional<AgentEvent> next = reader.next();
        if (next.isEmpty()) {
            return reader.over();
        }
        demand.decrementAndGet();
        subscriber.onNext(next.orElseThrow());
        return true;
    }

    private void complete() {
        if (over.compareAndSet(false, true)) {
            subscriber.onComplete();
        }
    }

    private void fail(Throwable failure) {
        if (over.compareAndSet(false, true)) {
            subscriber.onError(failure);
        }
    }
}
