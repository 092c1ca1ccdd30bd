package io.agentee.cdi.testing;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalKind;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.Approvers;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Approvals of a refund that {@code ada} asks for. */
public final class TestingApproval {

    private static final String DIGEST = "sha256:1f0c";

    private TestingApproval() {}

    /** One that waits for a day. */
    public static Approval pending(String run, Instant requestedAt) {
        return new Approval(
                ApprovalId.of(new RunId(run), 1, 0),
                new AgentName("support"),
                new Approval.Subject(
                        ApprovalKind.TOOL,
                        new ToolCallId("c1"),
                        "refund",
                        ToolEffect.ONCE,
                        "{\"order\":\"42\",\"amount\":12.50}",
                        JsonSchema.emptyObject(),
                        DIGEST,
                        false),
                new Approval.Origin("ada", requestedAt, "Refund order 42", "I refund it."),
                new Approval.Rules(
                        Approvers.roles(List.of("agentee-approver")), false, 1, requestedAt.plus(Duration.ofDays(1))),
                Optional.empty(),
                ApprovalStatus.PENDING,
                List.of());
    }

    /** The same, approved with another amount. */
    public static Approval approved(Approval pending, Instant at) {
        return pending.withDecision(new ApprovalDecision(
                        "grace",
                        at,
                        Verdict.APPROVE,
                        Optional.of("fine"),
                        Optional.of("{\"order\":\"42\",\"amount\":10.00}"),
                        DIGEST))
                .withStatus(ApprovalStatus.APPROVED);
    }
}
