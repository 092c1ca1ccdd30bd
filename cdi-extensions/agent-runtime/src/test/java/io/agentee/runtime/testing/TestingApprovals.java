package io.agentee.runtime.testing;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalKind;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.Approvers;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Approvals for tests: a refund that {@code ada} asks for and that an {@code agentee-approver} may decide on. */
public final class TestingApprovals {

    private TestingApprovals() {}

    /** One that waits. */
    public static Approval pending(ApprovalId approvalId, Instant requestedAt, Instant expiresAt) {
        return new Approval(
                approvalId,
                new AgentName("support"),
                new Approval.Subject(
                        ApprovalKind.TOOL,
                        new ToolCallId("call-1"),
                        "refund",
                        ToolEffect.ONCE,
                        "{\"order\":\"42\"}",
                        JsonSchema.emptyObject(),
                        "sha256:1",
                        false),
                new Approval.Origin("ada", requestedAt, "Refund order 42", "The customer is right."),
                new Approval.Rules(Approvers.roles(List.of("agentee-approver")), false, 1, expiresAt),
                Optional.empty(),
                ApprovalStatus.PENDING,
                List.of());
    }

    /** The same for another tool. */
    public static Approval ofTool(Approval approval, String tool) {
        Approval.Subject subject = approval.subject();
        return approval.withSubject(new Approval.Subject(
                subject.kind(),
                subject.toolCallId(),
                tool,
                subject.effect(),
                subject.arguments(),
                subject.argumentsSchema(),
                subject.digest(),
                subject.abridged()));
    }

    /** The id of the first approval of a run. */
    public static ApprovalId idOf(String runId) {
        return ApprovalId.of(new RunId(runId), 1, 0);
    }
}
