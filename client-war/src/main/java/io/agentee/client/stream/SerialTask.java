package io.agentee.client.stream;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs after each call of {@link #run}, never twice at a time, on the thread of one of the callers; the others do not wait.
 * A lock would do as well, were it not that the task calls the container and is called by it.
 */
final class SerialTask implements Runnable {

    private final Runnable task;
    private final AtomicInteger calls = new AtomicInteger();

    /**
     * @param task need not be safe for use by many threads
     */
    SerialTask(Runnable task) {
        this.task = requireNonNull(task, "task is null");
    }

    @Override
    public void run() {
        if (calls.getAndIncrement() == 0) {
            serve();
        }
    }

    private void serve() {
        int served = 1;
        try {
            do {
                task.run();
                served = calls.addAndGet(-served);
            } while (served != 0);
        } catch (Throwable e) {
            // The next caller is to be served, whatever happened to this one.
            calls.set(0);
            throw e;
        }
    }
}
