package io.agentee.temporal;

import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;

/**
 * The last word on Temporal's options. Every CDI bean of this type is called, in no particular order, after the
 * configuration was applied and before the object is built. Use it to add interceptors, context propagators, a metrics
 * scope or a tuner. What it throws fails the start of the connection or the worker. Such a bean cannot inject a client
 * or a worker factory, which do not exist yet; {@code Instance<WorkflowClient>} can be injected, and used later.
 */
public interface TemporalCustomizer {

    /**
     * Called once for the connection of callers and once for the connection of workers.
     *
     * @param options the options to change
     */
    default void serviceStubs(WorkflowServiceStubsOptions.Builder options) {}

    /**
     * Called once for the client of callers and once for the client of workers.
     *
     * @param options the options to change
     */
    default void client(WorkflowClientOptions.Builder options) {}

    /**
     * Called for each worker factory; its plug-ins are already set, add to them rather than replace them.
     *
     * @param options the options to change
     */
    default void workerFactory(WorkerFactoryOptions.Builder options) {}

    /**
     * Called for each worker that the factory creates.
     *
     * @param taskQueue the queue that the worker polls
     * @param options the options to change
     */
    default void worker(String taskQueue, WorkerOptions.Builder options) {}
}
