package io.agentee.runtime.decision;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.audit.AuditAction;
import io.agentee.api.audit.AuditEntry;
import io.agentee.api.audit.AuditTrail;
import io.agentee.api.run.RunId;
import io.agentee.runtime.transcript.JsonSize;
import io.agentee.runtime.workflow.AuditPage;
import io.agentee.runtime.workflow.CarriedApprovals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All approvals of a run, in the order in which they were asked for, and what happened to them. */
final class ApprovalBook {

    /** An answer to a query must stay far below Temporal's limit for one payload. */
    private static final int PAGE_BYTES = 1_000_000;

    private static final int ENTRY_FRAME = 400;

    private final Map<ApprovalId, Approval> approvals = new LinkedHashMap<>();
    private AuditTrail trail;

    ApprovalBook(RunId runId, CarriedApprovals carried) {
        carried.approvals().forEach(approval -> approvals.put(approval.approvalId(), approval));
        trail = carried.audit().isEmpty()
                ? AuditTrail.of(runId)
                : new AuditTrail(
                        runId,
                        carried.audit(),
                        carried.audit().get(carried.audit().size() - 1).hash());
    }

    Optional<Approval> find(ApprovalId approvalId) {
        return Optional.ofNullable(approvals.get(approvalId));
    }

    List<Approval> all() {
        return List.copyOf(approvals.values());
    }

    List<Approval> pending() {
        return approvals.values().stream().filter(Approval::pending).toList();
    }

    void put(Approval approval) {
        approvals.put(approval.approvalId(), approval);
    }

    void record(Instant at, AuditAction action, String by, Map<String, String> details) {
        trail = trail.with(at, action, by, details);
    }

    String auditHead() {
        return trail.head();
    }

    boolean isEmpty() {
        return approvals.isEmpty() && trail.entries().isEmpty();
    }

    List<AuditEntry> audit() {
        return trail.entries();
    }

    AuditPage audit(int from) {
        List<AuditEntry> page = new ArrayList<>();
        int left = PAGE_BYTES;
        for (AuditEntry entry : trail.entries()
                .subList(
                        Math.min(Math.max(from, 0), trail.entries().size()),
                        trail.entries().size())) {
            left -= size(entry);
            if (left < 0 && !page.isEmpty()) {
                break;
            }
            page.add(entry);
        }
        return new AuditPage(page, trail.entries().size(), trail.head());
    }

    /** Bytes of all of it as JSON, about. */
    long bytes() {
        long bytes = 0;
        for (Approval approval : approvals.values()) {
            bytes += ApprovalSize.of(approval);
        }
        for (AuditEntry entry : trail.entries()) {
            bytes += size(entry);
        }
        return bytes;
    }

    private static int size(AuditEntry entry) {
        return ENTRY_FRAME + JsonSize.ofTree(entry.details());
    }
}
