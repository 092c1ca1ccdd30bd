package io.agentee.temporal.worker;

import static io.agentee.temporal.TemporalMessages.MESSAGES;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

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
        running.forEach(body -> body.cancel(true));
    }

    private final class Body extends FutureTask<Void> {
        Body(Runnable task) {
            super(() -> {
                context.accept(task);
                return null;
            });
        }

        @Override
        protected void done() {
            running.remove(this);
        }

        @Override
        protected void setException(Throwable failure) {
            super.setException(failure);
            MESSAGES.activityBodyFailed(failure);
        }
    }
}
