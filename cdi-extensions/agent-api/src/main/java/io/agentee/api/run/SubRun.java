package io.agentee.api.run;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentName;
import io.agentee.api.message.ToolCallId;

/**
 * A run that another one has begun, by handing a task to a sub-agent.
 *
 * @param runId identifies it
 * @param agent its agent
 * @param toolCallId the call of the other run that it is the answer to
 * @param status where it stands
 */
public record SubRun(RunId runId, AgentName agent, ToolCallId toolCallId, RunStatus status) {

    public SubRun {
        requireNonNull(runId, "runId is null");
        requireNonNull(agent, "agent is null");
        requireNonNull(toolCallId, "toolCallId is null");
        requireNonNull(status, "status is null");
    }

    /** The same, standing so. */
    public SubRun withStatus(RunStatus newStatus) {
        return new SubRun(runId, agent, toolCallId, newStatus);
    }
}
