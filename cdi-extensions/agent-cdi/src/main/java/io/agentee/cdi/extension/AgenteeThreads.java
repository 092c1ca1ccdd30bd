package io.agentee.cdi.extension;

import io.agentee.temporal.OnePerApplication;
import io.agentee.temporal.connection.TemporalConnections;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The few threads that Agentee needs besides Temporal's and those of tools; from the container, where there is one. Not
 * a managed executor: what is shared with other work may be busy when a heartbeat is due, and some servers stop theirs
 * before the application's own stop has begun.
 */
@OnePerApplication
class AgenteeThreads {

    private static final int CALLBACK_THREADS = 16;
    private static final long IDLE_SECONDS = 30;

    private final TemporalConnections connections;
    private @Nullable Pools pools;

    @Inject
    AgenteeThreads(TemporalConnections connections) {
        this.connections = connections;
    }

    /** One thread for timers and heartbeats; what it runs must not block. */
    ScheduledExecutorService scheduler() {
        return pools().scheduler;
    }

    /** Runs what callers do when a run has started or ended. */
    Executor callbacks() {
        return pools().callbacks;
    }

    private synchronized Pools pools() {
        if (pools == null) {
            pools = new Pools(connections.threadFactory());
        }
        return pools;
    }

    @PreDestroy
    synchronized void close() {
        Optional.ofNullable(pools).ifPresent(Pools::close);
    }

    private static final class Pools {
        private final ScheduledThreadPoolExecutor scheduler;
        private final ThreadPoolExecutor callbacks;

        Pools(ThreadFactory threads) {
            scheduler = new ScheduledThreadPoolExecutor(1, threads);
            scheduler.setRemoveOnCancelPolicy(true);
            callbacks = new ThreadPoolExecutor(
                    CALLBACK_THREADS,
                    CALLBACK_THREADS,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    threads);
            callbacks.allowCoreThreadTimeOut(true);
        }

        void close() {
            scheduler.shutdownNow();
            callbacks.shutdownNow();
        }
    }
}
