package io.agentee.temporal.worker;

import static io.agentee.temporal.TemporalMessages.MESSAGES;

import io.agentee.temporal.ForActivities;
import io.agentee.temporal.OnePerApplication;
import io.agentee.temporal.config.TemporalConfig;
import io.agentee.temporal.config.WorkerConfig;
import io.agentee.temporal.connection.TemporalConnections;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts and stops the workers of this application. Nothing polls until the application asks for it: in an EAR, whose
 * modules share this bean, only the module that calls {@link #start} works.
 */
@OnePerApplication
public class TemporalWorkers {
    private static final Duration SHUTDOWN_CHECK_INTERVAL = Duration.ofMillis(100);

    private final TemporalConnections connections;
    private final RequestScope requestScope;

    private @Nullable WorkerFactory factory;
    private volatile @Nullable StartedWorkers started;

    @Inject
    TemporalWorkers(TemporalConnections connections, Instance<RequestContextController> requestControllers) {
        this.connections = connections;
        this.requestScope = new RequestScope(requestControllers);
    }

    /**
     * Registers workers and starts them. Call it on a thread of the module whose context activities shall have: its class
     * loader, {@code java:comp} and security identity are captured. Returns when the workers are registered; polling
     * begins in the background as soon as Temporal answers, and goes on until {@link #stop}. Does nothing when the workers
     * are started already.
     *
     * @param registration creates workers from the factory and registers workflows and activities; called on this thread.
     *     The workers have the options of {@code temporal.worker.*} where it sets none
     * @throws io.agentee.temporal.config.TemporalConfigException when a name in the configuration is not bound in JNDI
     */
    public synchronized void start(Consumer<WorkerFactory> registration) {
        if (started != null) {
            return;
        }
        TemporalConfig config = connections.config();
        WorkerThreads threads = WorkerThreads.capture(config.worker(), requestScope);
        StartedWorkers workers = null;
        try {
            WorkerFactory workerFactory = workerFactory();
            registration.accept(workerFactory);
            workers = new StartedWorkers(config, workerFactory, threads, connections.threadFactory());
            started = workers;
            workers.start();
        } finally {
            if (workers == null) {
                factory = null;
                threads.close();
            }
        }
    }

    /**
     * Stops polling and waits for running tasks, at most for {@code temporal.worker.graceful-stop-time}; then interrupts
     * them. Called by itself when the application stops. The workers can be started again.
     */
    @PreDestroy
    public synchronized void stop() {
        StartedWorkers workers = started;
        if (workers == null) {
            return;
        }
        // Tasks that are still running may hand bodies to the executor until the workers have drained.
        try {
            workers.stop();
        } finally {
            started = null;
            factory = null;
        }
    }

    /**
     * Whether workers were started here and not stopped.
     *
     * @return whether {@link #start} was called
     */
    public boolean isStarted() {
        return started != null;
    }

    /**
     * Whether the workers were started, Temporal has answered, and the connection is not broken.
     *
     * @return whether tasks can arrive
     */
    public boolean isPolling() {
        StartedWorkers workers = started;
        return workers != null && workers.isPolling() && connections.workers().isUp();
    }

    /** The contexts of the application are still alive now; in {@code @PreDestroy} that is no longer certain. */
    void stopping(@Observes Shutdown event) {
        stop();
    }

    @Produces
    @Dependent
    synchronized WorkerFactory workerFactory() {
        if (factory == null) {
            factory = newFactory(connections.config().worker());
        }
        return factory;
    }

    @Produces
    @Dependent
    @ForActivities
    Executor activityExecutor() {
        return task -> {
            StartedWorkers workers = started;
            if (workers == null) {
                throw new RejectedExecutionException(MESSAGES.noWorkerStarted());
            }
            workers.activities().execute(task);
        };
    }

    private WorkerFactory newFactory(WorkerConfig config) {
        WorkerFactoryOptions.Builder options = WorkerFactoryOptions.newBuilder()
                .setWorkflowCacheSize(config.limits().cachedWorkflows())
                .setMaxWorkflowThreadCount(config.limits().workflowThreads())
                .setUsingVirtualWorkflowThreads(config.virtualThreads())
                .setShutdownCheckInterval(SHUTDOWN_CHECK_INTERVAL)
                .setPlugins(new ConfiguredWorkers(config, connections.customizers()));
        connections.customizers().forEach(customizer -> customizer.workerFactory(options));
        return WorkerFactory.newInstance(connections.workers().client(), options.build());
    }
}
