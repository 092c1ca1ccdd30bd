package io.agentee.client;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalKind;
import io.agentee.api.approval.ApprovalOrder;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.Approvals;
import io.agentee.api.approval.Approvers;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.api.audit.AuditTrail;
import io.agentee.api.grant.Grant;
import io.agentee.api.grant.GrantId;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Page;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Approvals that do what the test says, without Temporal. */
public final class TestingApprovals implements Approvals {

    public static final Instant REQUESTED_AT = Instant.parse("2026-11-21T08:00:00Z");
    public static final Instant EXPIRES_AT = Instant.parse("2026-11-22T08:00:00Z");
    public static final Instant DECIDED_AT = Instant.parse("2026-11-21T08:10:00Z");

    private final Map<ApprovalId, Approval> all = new ConcurrentHashMap<>();

    /** What changes fail with. */
    public volatile Optional<RuntimeException> failure = Optional.empty();

    public volatile List<Grant> grants = List.of();
    public volatile Optional<AuditTrail> trail = Optional.empty();
    public final List<ListCall> lists = new CopyOnWriteArrayList<>();
    public final List<Change> changes = new CopyOnWriteArrayList<>();

    /** A call of {@link #list}. */
    public record ListCall(ApprovalFilter filter, ApprovalOrder order, int limit, String cursor) {}

    /** A call that changes something: with what. */
    public record Change(Object id, Caller by, Object what) {}

    /** A request of ada for a refund, on which whoever has the role agentee-approver may decide. */
    public static Approval pending(String approvalId) {
        return new Approval(
                new ApprovalId(approvalId),
                new AgentName("support"),
                new Approval.Subject(
                        ApprovalKind.TOOL,
                        new ToolCallId("call-1"),
                        "refund",
                        ToolEffect.ONCE,
                        "{\"order\": \"42\", \"amount\": 1.10}",
                        new JsonSchema(Map.of("type", "object")),
                        "sha256:1f",
                        false),
                new Approval.Origin("ada", REQUESTED_AT, "Refund order 42", "It broke."),
                new Approval.Rules(Approvers.roles(List.of("agentee-approver")), false, 1, EXPIRES_AT),
                Optional.empty(),
                ApprovalStatus.PENDING,
                List.of());
    }

    public Approval add(Approval approval) {
        all.put(approval.approvalId(), approval);
        return approval;
    }

    @Override
    public Page<Approval> list(ApprovalFilter filter, ApprovalOrder order, int limit, String cursor) {
        requireKnown(cursor);
        lists.add(new ListCall(filter, order, limit, cursor));
        return new Page<>(List.copyOf(all.values()), cursor.isEmpty() ? Optional.of("next") : Optional.empty());
    }

    @Override
    public long countRuns(ApprovalFilter filter) {
        return all.size();
    }

    @Override
    public Approval find(ApprovalId approvalId) {
        return Optional.ofNullable(all.get(approvalId))
                .orElseThrow(() -> new ApprovalException.UnknownApproval(approvalId));
    }

    @Override
    public Approval decide(ApprovalId approvalId, Caller by, DecisionRequest decision) {
        record(approvalId, by, decision);
        return find(approvalId)
                .withDecision(new ApprovalDecision(
                        by.name(),
                        DECIDED_AT,
                        decision.verdict(),
                        decision.comment(),
                        decision.arguments(),
                        "sha256:1f"))
                .withStatus(decision.verdict() == Verdict.APPROVE ? ApprovalStatus.APPROVED : ApprovalStatus.REJECTED);
    }

    @Override
    public Approval claim(ApprovalId approvalId, Caller by) {
        record(approvalId, by, "claim");
        return find(approvalId).withClaim(Optional.of(new Approval.Claim(by.name(), DECIDED_AT, EXPIRES_AT)));
    }

    @Override
    public Approval release(ApprovalId approvalId, Caller by) {
        record(approvalId, by, "release");
        return find(approvalId);
    }

    @Override
    public Approval delegate(ApprovalId approvalId, Caller by, Approvers to) {
        record(approvalId, by, to);
        Approval approval = find(approvalId);
        return approval.withRules(approval.rules().withApprovers(to));
    }

    @Override
    public Page<Grant> grants(Optional<AgentName> agent, int limit, String cursor) {
        requireKnown(cursor);
        return new Page<>(
                grants.stream()
                        .filter(grant -> agent.isEmpty()
                                || agent.get().equals(grant.scope().agent()))
                        .toList(),
                Optional.empty());
    }

    @Override
    public Grant revoke(GrantId grantId, Caller by) {
        record(grantId, by, "revoke");
        return grants.stream()
                .filter(grant -> grant.grantId().equals(grantId))
                .findFirst()
                .orElseThrow(() -> new ApprovalException.UnknownGrant(grantId));
    }

    @Override
    public AuditTrail audit(RunId runId) {
        return trail.orElseGet(() -> AuditTrail.of(runId));
    }

    private void record(Object id, Caller by, Object what) {
        changes.add(new Change(id, by, what));
        failure.ifPresent(problem -> {
            throw problem;
        });
    }

    private static void requireKnown(String cursor) {
        if (cursor.equals("broken")) {
            throw new IllegalArgumentException("cursor");
        }
    }
}
