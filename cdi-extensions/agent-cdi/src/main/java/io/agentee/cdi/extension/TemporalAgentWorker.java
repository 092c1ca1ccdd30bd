package io.agentee.cdi.extension;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.cdi.AgentWorker;
import io.agentee.runtime.worker.AgentWorkers;
import io.agentee.runtime.worker.WorkerParts;
import io.agentee.temporal.ForActivities;
import io.agentee.temporal.OnePerApplication;
import io.agentee.temporal.connection.TemporalConnections;
import io.agentee.temporal.worker.TemporalWorkers;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The worker as Temporal workers. */
@OnePerApplication
@Typed(AgentWorker.class)
class TemporalAgentWorker implements AgentWorker {

    /** Application servers load classes late: the first decision on an approval takes its time on a busy machine. */
    private static final long DEADLOCK_MILLIS = 5_000;

    private final Deployed deployed;
    private final TemporalConnections connections;
    private final TemporalWorkers temporal;
    private final LiveEvents events;
    private final Webhooks webhooks;
    private final AgenteeThreads threads;
    private final Executor activities;
    private volatile @Nullable Running running;

    @Inject
    TemporalAgentWorker(
            Deployed deployed,
            TemporalConnections connections,
            TemporalWorkers temporal,
            LiveEvents events,
            Webhooks webhooks,
            AgenteeThreads threads,
            @ForActivities Executor activities) {
        this.deployed = deployed;
        this.connections = connections;
        this.temporal = temporal;
        this.events = events;
        this.webhooks = webhooks;
        this.threads = threads;
        this.activities = activities;
    }

    @Override
    public synchronized void start() {
        if (!deployed.settings().workerEnabled()) {
            MESSAGES.noWorker();
            return;
        }
        if (running == null) {
            temporal.start(factory -> running = new Running(factory, register(factory)));
        }
    }

    private AgentWorkers register(WorkerFactory factory) {
        AgentWorkers workers = AgentWorkers.register(
                factory,
                WorkerOptions.newBuilder()
                        .setDefaultDeadlockDetectionTimeout(DEADLOCK_MILLIS)
                        .build(),
                new WorkerParts(
                        deployed.agents(),
                        deployed.tools(),
                        deployed.models(),
                        deployed.policies(),
                        webhooks.webhook(),
                        events.transport(),
                        activities,
                        threads.scheduler()));
        MESSAGES.workerStarted(String.join(", ", workers.taskQueues()));
        return workers;
    }

    @Override
    public synchronized void stop() {
        Running stopping = running;
        if (stopping == null) {
            return;
        }
        running = null;
        if (stopping.factory().isStarted()) {
            stopping.factory().shutdown();
        }
        stopping.workers().stop(connections.config().worker().gracefulStopTime());
        temporal.stop();
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** Before Temporal's own workers stop: they wait for calls that must first be told that they have to end. */
    void stopping(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) Shutdown event) {
        stop();
        deployed.models().close();
    }

    private record Running(WorkerFactory factory, AgentWorkers workers) {}
}
