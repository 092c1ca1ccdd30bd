package io.agentee.runtime.decision;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.ApprovalTerms;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalKind;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.Approvers;
import io.agentee.api.message.ToolCall;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.runtime.json.ToolArguments;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a human is to be asked.
 *
 * @param approvalId the approval that it becomes
 * @param call the tool call
 * @param tool the tool
 * @param input what the user said
 * @param modelSaid what the model said with the call
 * @param reason why a human is asked; may be empty
 */
public record Question(
        ApprovalId approvalId, ToolCall call, ToolSpecification tool, String input, String modelSaid, String reason) {

    /** Enough to understand a call by; the rest is in the transcript. */
    private static final int MAX_TEXT = 2_000;

    public Question {
        requireNonNull(approvalId, "approvalId is null");
        requireNonNull(call, "call is null");
        requireNonNull(tool, "tool is null");
        requireNonNull(input, "input is null");
        requireNonNull(modelSaid, "modelSaid is null");
        requireNonNull(reason, "reason is null");
    }

    Approval approval(AgentDefinition definition, String requestedBy, Instant now) {
        ApprovalTerms terms = definition.approval().termsFor(tool);
        String arguments = call.arguments().isBlank() ? "{}" : call.arguments();
        return new Approval(
                approvalId,
                definition.name(),
                new Approval.Subject(
                        SubAgent.behind(tool).isPresent() ? ApprovalKind.DELEGATION : ApprovalKind.TOOL,
                        call.id(),
                        tool.name(),
                        tool.effect(),
                        arguments,
                        tool.parameters(),
                        ToolArguments.digest(tool.name(), arguments),
                        false),
                new Approval.Origin(requestedBy, now, shortened(input), shortened(modelSaid)),
                new Approval.Rules(
                        Approvers.roles(terms.approvers()),
                        terms.fourEyes(),
                        terms.quorum(),
                        now.plus(terms.timeout())),
                Optional.empty(),
                ApprovalStatus.PENDING,
                List.of());
    }

    private static String shortened(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
        return text.substring(0, end) + "…";
    }
}
