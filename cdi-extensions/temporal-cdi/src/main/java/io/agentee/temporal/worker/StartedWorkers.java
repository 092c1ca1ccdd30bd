package io.agentee.temporal.worker;

import static io.agentee.temporal.TemporalMessages.MESSAGES;

import io.agentee.temporal.config.TemporalConfig;
import io.grpc.StatusRuntimeException;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Workers between start and stop. */
final class StartedWorkers {
    private static final long RETRY_MILLIS = 1000;
    private static final long FORCED_STOP_SECONDS = 5;

    private final TemporalConfig config;
    private final WorkerFactory factory;
    private final WorkerThreads threads;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread starter;
    private volatile boolean polling;

    StartedWorkers(TemporalConfig config, WorkerFactory factory, WorkerThreads threads, ThreadFactory starterThreads) {
        this.config = config;
        this.factory = factory;
        this.threads = threads;
        this.starter = starterThreads.newThread(threads.inContext().apply(this::startPolling));
    }

    void start() {
        starter.start();
    }

    boolean isPolling() {
        return polling;
    }

    ActivityExecutor activities() {
        return threads.activities();
    }

    /** Temporal refuses to start workers while it is down, and a deployment must not fail for that: so keep trying. */
    private void startPolling() {
        boolean told = false;
        while (stopping.getCount() > 0) {
            try {
                factory.start();
                polling = true;
                MESSAGES.polling(
                        config.connection().address(), config.connection().namespace());
                return;
            } catch (StatusRuntimeException down) {
                if (!told && stopping.getCount() > 0) {
                    told = true;
                    MESSAGES.temporalDoesNotAnswer(
                            config.connection().address(), down.getStatus().toString());
                }
            } catch (RuntimeException broken) {
                if (stopping.getCount() > 0) {
                    MESSAGES.workerCannotStart(broken);
                }
                return;
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (stopping.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stopping.countDown();
        starter.interrupt();
        try {
            starter.join();
            if (polling) {
                polling = false;
                drain();
            } else {
                abandon();
            }
        } catch (InterruptedException impatient) {
            abandon();
            Thread.currentThread().interrupt();
        }
        threads.close();
        ShutdownThread.awaitEnd();
        MESSAGES.workerStopped();
    }

    /** There is nothing to drain, or no time to; and Temporal's shutdown fails when it never reached the server. */
    private void abandon() {
        try {
            factory.shutdownNow();
        } catch (StatusRuntimeException neverReached) {
            MESSAGES.debug("The factory had not started", neverReached);
        }
    }

    private void drain() throws InterruptedException {
        Duration grace = config.worker().gracefulStopTime();
        factory.shutdown();
        factory.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        if (factory.isTerminated()) {
            return;
        }
        MESSAGES.workerDidNotDrain(grace, threads.activities().running());
        threads.activities().interruptAll();
        threads.activities().awaitEnd(FORCED_STOP_SECONDS);
        factory.shutdownNow();
        factory.awaitTermination(FORCED_STOP_SECONDS, TimeUnit.SECONDS);
    }
}
