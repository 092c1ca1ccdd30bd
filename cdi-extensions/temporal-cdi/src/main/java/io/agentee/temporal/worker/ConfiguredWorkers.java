package io.agentee.temporal.worker;

import io.agentee.temporal.TemporalCustomizer;
import io.agentee.temporal.config.WorkerConfig;
import io.temporal.common.SimplePlugin;
import io.temporal.worker.WorkerOptions;
import java.util.List;

/** Applies the configuration to every worker of a factory, except where the application set the option itself. */
final class ConfiguredWorkers extends SimplePlugin {
    private final WorkerConfig config;
    private final List<TemporalCustomizer> customizers;

    ConfiguredWorkers(WorkerConfig config, List<TemporalCustomizer> customizers) {
        super("io.agentee.temporal");
        this.config = config;
        this.customizers = customizers;
    }

    @Override
    public void configureWorker(String taskQueue, WorkerOptions.Builder options) {
        WorkerOptions given = options.build();
        slots(given, options);
        pollers(given, options);
        if (config.virtualThreads()) {
            options.setUsingVirtualThreads(true);
        }
        // A stop drains; without heartbeats Temporal would meanwhile give the running activities to another worker.
        options.setAllowActivityHeartbeatDuringShutdown(true);
        customizers.forEach(customizer -> customizer.worker(taskQueue, options));
    }

    private void slots(WorkerOptions given, WorkerOptions.Builder options) {
        if (given.getWorkerTuner() != null) {
            return;
        }
        if (given.getMaxConcurrentActivityExecutionSize() == 0) {
            options.setMaxConcurrentActivityExecutionSize(config.limits().activities());
        }
        if (given.getMaxConcurrentWorkflowTaskExecutionSize() == 0) {
            options.setMaxConcurrentWorkflowTaskExecutionSize(config.limits().workflowTasks());
        }
    }

    private void pollers(WorkerOptions given, WorkerOptions.Builder options) {
        if (given.getActivityTaskPollersBehavior() == null && given.getMaxConcurrentActivityTaskPollers() == 0) {
            options.setMaxConcurrentActivityTaskPollers(config.limits().activityPollers());
        }
        if (given.getWorkflowTaskPollersBehavior() == null && given.getMaxConcurrentWorkflowTaskPollers() == 0) {
            options.setMaxConcurrentWorkflowTaskPollers(config.limits().workflowTaskPollers());
        }
    }
}
