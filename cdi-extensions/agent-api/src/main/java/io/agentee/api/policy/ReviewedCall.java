package io.agentee.api.policy;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentName;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.ToolSpecification;

/**
 * A tool call that a model asks for, before it is made.
 *
 * @param agent the agent that asks
 * @param runId its run
 * @param toolCallId the call within the run
 * @param caller who started the run
 * @param tool the tool
 * @param arguments a JSON object that is valid against the tool's schema
 * @param input what the user said
 * @param approvalRequired whether configuration or the tool itself wants a human to approve it
 */
public record ReviewedCall(
        AgentName agent,
        RunId runId,
        ToolCallId toolCallId,
        Caller caller,
        ToolSpecification tool,
        String arguments,
        String input,
        boolean approvalRequired) {

    public ReviewedCall {
        requireNonNull(agent, "agent is null");
        requireNonNull(runId, "runId is null");
        requireNonNull(toolCallId, "toolCallId is null");
        requireNonNull(caller, "caller is null");
        requireNonNull(tool, "tool is null");
        requireNonNull(arguments, "arguments is null");
        requireNonNull(input, "input is null");
    }
}
