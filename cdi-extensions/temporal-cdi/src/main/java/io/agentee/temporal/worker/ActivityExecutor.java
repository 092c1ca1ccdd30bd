package io.agentee.temporal.worker;

import static io.agentee.temporal.TemporalMessages.MESSAGES;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs activity bodies on an executor, in the application's context, and can interrupt those that do not end. */
final class ActivityExecutor implements Executor {
    private final Executor executor;
    private final Consumer<Runnable> context;
    private final Set<Body> running = ConcurrentHashMap.newKeySet();

    ActivityExecutor(Executor executor, Consumer<Runnable> context) {
        this.executor = executor;
        this.context = context;
    }

    @Override
    public void execute(Runnable task) {
        Body body = new Body(task);
        running.add(body);
        try {
            executor.execute(body);
        } catch (RejectedExecutionException full) {
            running.remove(body);
            throw full;
        }
    }

    int running() {
        return running.size();
    }

    void interruptAll() {
        running.forEach(Body::interrupt);
    }

    /** Lets interrupted bodies report what became of them, while the connection is still open. */
    void awaitEnd(long seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (Body body : running) {
            if (!body.ended.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }

    /** Interrupts its thread only while that runs this body: the thread belongs to the container. */
    private final class Body implements Runnable {
        private final Runnable task;
        private final CountDownLatch ended = new CountDownLatch(1);

        private @Nullable Thread thread;
        private boolean interrupted;

        Body(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            begin();
            try {
                context.accept(task);
            } catch (RuntimeException | Error failure) {
                MESSAGES.activityBodyFailed(failure);
            } finally {
                end();
            }
        }

        private synchronized void begin() {
            thread = Thread.currentThread();
            if (interrupted) {
                thread.interrupt();
            }
        }

        private synchronized void end() {
            thread = null;
            if (interrupted) {
                Thread.interrupted();
            }
            running.remove(this);
            ended.countDown();
        }

        synchronized void interrupt() {
            interrupted = true;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
