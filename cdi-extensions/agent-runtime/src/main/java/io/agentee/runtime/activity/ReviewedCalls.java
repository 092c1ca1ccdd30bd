package io.agentee.runtime.activity;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import io.agentee.api.policy.ReviewedCall;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.runtime.transcript.Transcript;

/** Tool calls as authorizers and policies see them. */
final class ReviewedCalls {

    private ReviewedCalls() {}

    /**
     * @param arguments the arguments that would be executed
     */
    static ReviewedCall of(
            RunId runId, Transcript transcript, ToolSpecification tool, ToolCall call, String arguments) {
        AgentDefinition definition = transcript.definition();
        Message first = transcript.first(1).get(0);
        return new ReviewedCall(
                definition.name(),
                runId,
                call.id(),
                transcript.caller(),
                tool,
                arguments,
                first.content(),
                definition.approval().requiresApproval(tool));
    }
}
