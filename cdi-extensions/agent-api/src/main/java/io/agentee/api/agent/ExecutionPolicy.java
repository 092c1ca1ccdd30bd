package io.agentee.api.agent;

import static java.util.Objects.requireNonNull;

/**
 * How the runs of an agent are executed.
 *
 * @param mode whether somebody waits for the run
 * @param toolExecution how the tool calls of a turn are executed
 * @param taskQueue the Temporal task queue that the agent's workers poll
 * @param limits what a run may use
 */
public record ExecutionPolicy(AgentMode mode, ToolExecution toolExecution, String taskQueue, RunLimits limits) {

    public ExecutionPolicy {
        requireNonNull(mode, "mode is null");
        requireNonNull(toolExecution, "toolExecution is null");
        requireNonNull(taskQueue, "taskQueue is null");
        requireNonNull(limits, "limits is null");
        if (taskQueue.isBlank()) {
            throw new IllegalArgumentException("taskQueue is blank");
        }
    }

    /** The same policy with other limits. */
    public ExecutionPolicy withLimits(RunLimits newLimits) {
        return new ExecutionPolicy(mode, toolExecution, taskQueue, newLimits);
    }
}
