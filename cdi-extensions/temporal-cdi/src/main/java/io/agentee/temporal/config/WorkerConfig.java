package io.agentee.temporal.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How workers run.
 *
 * @param limits how much at once
 * @param virtualThreads whether Temporal's own threads are virtual
 * @param gracefulStopTime how long a stop waits for running tasks
 * @param executor JNDI name of the managed executor for activity bodies
 * @param contextService JNDI name of the context service that captures the context of activity bodies
 */
public record WorkerConfig(
        Limits limits, boolean virtualThreads, Duration gracefulStopTime, String executor, String contextService) {

    public WorkerConfig {
        requireNonNull(limits, "limits is null");
        requireNonNull(gracefulStopTime, "gracefulStopTime is null");
        requireNonNull(executor, "executor is null");
        requireNonNull(contextService, "contextService is null");
    }

    /**
     * How much a worker does at once.
     *
     * @param activities activities in progress
     * @param workflowTasks workflow tasks in progress
     * @param activityPollers threads that ask for activities
     * @param workflowTaskPollers threads that ask for workflow tasks
     * @param cachedWorkflows workflows kept in memory between their tasks
     * @param workflowThreads platform threads for workflow code; not used with virtual threads
     */
    public record Limits(
            int activities,
            int workflowTasks,
            int activityPollers,
            int workflowTaskPollers,
            int cachedWorkflows,
            int workflowThreads) {}
}
