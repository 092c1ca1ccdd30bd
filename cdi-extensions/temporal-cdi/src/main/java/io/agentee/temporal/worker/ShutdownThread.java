package io.agentee.temporal.worker;

import java.util.concurrent.TimeUnit;

/**
 * The thread on which Temporal ends a factory's stop, after {@code awaitTermination} has returned. It uses the client, so
 * the connection must not be closed before it ends; Temporal offers nothing to wait on.
 */
final class ShutdownThread {
    private static final String NAME = "TemporalShutdownManager";
    private static final long LIMIT_MILLIS = 2000;

    private ShutdownThread() {}

    static void awaitEnd() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith(NAME) && thread.getContextClassLoader() == loader) {
                join(thread, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            }
        }
    }

    private static void join(Thread thread, long millis) {
        try {
            thread.join(Math.max(1, millis));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
