package io.agentee.runtime.client;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.audit.AuditAction;
import io.agentee.api.audit.AuditEntry;
import io.agentee.api.audit.AuditTrail;
import io.agentee.api.run.RunId;
import io.agentee.runtime.decision.DecisionRules;
import io.agentee.runtime.testing.TestingApprovals;
import io.agentee.runtime.workflow.ApprovalCommand;
import io.agentee.runtime.workflow.AuditPage;
import io.agentee.runtime.workflow.Refusal;
import io.agentee.runtime.workflow.RunMemo;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The only question of a {@link TestingAgentRun}, which goes by the rules of real ones. */
final class TestingQuestion {

    private static final int AUDIT_PAGE = 1;

    private final RunId runId = new RunId(Workflow.getInfo().getWorkflowId());
    private final boolean abridged;
    private Approval approval;
    private AuditTrail trail;

    TestingQuestion(boolean abridged) {
        this.abridged = abridged;
        this.approval = TestingApprovals.pending(ApprovalId.of(runId, 1, 0), now(), now().plusSeconds(3600));
        this.trail = AuditTrail.of(runId);
        change(approval, AuditAction.REQUESTED, "agentee");
    }

    /** What became of it. */
    ApprovalStatus await() {
        try {
            Workflow.await(() -> !approval.pending());
        } catch (CanceledFailure cancelled) {
            CancellationScope scope = Workflow.newDetachedCancellationScope(
                    () -> change(approval.withStatus(ApprovalStatus.CANCELLED), AuditAction.CANCELLED, "agentee"));
            scope.run();
            throw cancelled;
        }
        return approval.status();
    }

    Optional<Approval> find(ApprovalId approvalId) {
        return Optional.of(approval).filter(asked -> asked.approvalId().equals(approvalId));
    }

    AuditPage audit(int from) {
        List<AuditEntry> entries = trail.entries();
        return new AuditPage(
                entries.subList(from, Math.min(from + AUDIT_PAGE, entries.size())), entries.size(), trail.head());
    }

    void validate(ApprovalCommand command) {
        Optional<Refusal> refusal = find(command.approvalId())
                .map(asked -> DecisionRules.refusal(asked, command, now()))
                .orElseGet(() -> Optional.of(Refusal.unknown(command.approvalId())));
        if (refusal.isPresent()) {
            throw refusal.orElseThrow().asRejection();
        }
    }

    Approval carryOut(ApprovalCommand command) {
        change(
                DecisionRules.applied(approval, command, now()),
                AuditAction.APPROVED,
                command.by().name());
        return approval;
    }

    private void change(Approval changed, AuditAction action, String by) {
        approval = changed;
        trail = trail.with(now(), action, by, Map.of());
        Workflow.upsertMemo(Map.of(
                RunMemo.APPROVAL_PREFIX + approval.approvalId().withinRun().orElseThrow(),
                abridged ? approval.withSubject(approval.subject().abridge()) : approval,
                RunMemo.AUDIT_HEAD,
                trail.head()));
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
