package io.agentee.models.call;

import static java.util.Objects.requireNonNull;

import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelListener;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few threads that serve all calls of one model, and the calls that are under way. A call takes a thread only while
 * there is something to do for it; waiting costs none.
 */
public final class ModelThreads implements Executor, AutoCloseable {

    private static final int THREADS = 4;
    private static final long IDLE_SECONDS = 20;

    private final String model;
    private final ScheduledThreadPoolExecutor executor;
    private final Set<PendingAnswer> underWay = ConcurrentHashMap.newKeySet();

    /**
     * @param model the model's name, for the names of the threads
     */
    public ModelThreads(String model) {
        this.model = requireNonNull(model, "model is null");
        AtomicInteger count = new AtomicInteger();
        this.executor = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "agentee-model-%s-%d".formatted(model, count.incrementAndGet()));
            thread.setDaemon(true);
            // The class loader of whoever happens to make the first call must not be held for the life of the thread.
            thread.setContextClassLoader(ModelThreads.class.getClassLoader());
            return thread;
        });
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
    }

    /**
     * A new call under way.
     *
     * @param timeout after which it fails, as an error that can be retried
     * @param listener is told of the answer as it comes
     */
    public PendingAnswer begin(Duration timeout, ModelListener listener) {
        PendingAnswer answer = new PendingAnswer(model, listener);
        underWay.add(answer);
        answer.onEnd(() -> underWay.remove(answer));
        setDeadline(answer, timeout);
        return answer;
    }

    private void setDeadline(PendingAnswer answer, Duration timeout) {
        try {
            Future<?> deadline = executor.schedule(
                    () -> answer.timeOut(timeout), TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
            answer.onEnd(() -> deadline.cancel(false));
        } catch (RejectedExecutionException closedMeanwhile) {
            answer.fail(shutDown());
        }
    }

    /** Runs the next step of a call after a while, unless the call has ended by then; fails the call if the step does. */
    public void schedule(PendingAnswer answer, Runnable step, Duration delay) {
        try {
            Future<?> waiting = executor.schedule(
                    () -> run(answer, step), TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
            answer.waitsFor(waiting);
        } catch (RejectedExecutionException closedMeanwhile) {
            answer.fail(shutDown());
        }
    }

    /** Runs a task after a while, unless the model is closed by then. */
    public void after(Duration delay, Runnable task) {
        try {
            var unused = executor.schedule(task, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closedMeanwhile) {
            task.run();
        }
    }

    private void run(PendingAnswer answer, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            answer.fail(ModelException.unreachable("model '%s' failed: %s".formatted(model, e), e));
        }
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Fails the calls under way and ends the threads. */
    @Override
    public void close() {
        failAll();
        executor.shutdownNow();
        // Those that began in between.
        failAll();
    }

    private void failAll() {
        underWay.forEach(answer -> answer.fail(shutDown()));
    }

    private ModelException shutDown() {
        return ModelException.unreachable(
                "model '%s' was closed".formatted(model), new CancellationException("model closed"));
    }
}
