package io.agentee.runtime.workflow;

import static java.util.Objects.requireNonNull;

import io.agentee.api.approval.Approval;
import io.agentee.api.audit.AuditEntry;
import io.agentee.api.grant.GrantId;
import java.util.List;

/**
 * What a run takes along of its approvals when it continues as new; none of them is pending then.
 *
 * @param approvals all approvals so far
 * @param audit the audit trail so far
 * @param grants the grants that were given in this run
 */
public record CarriedApprovals(List<Approval> approvals, List<AuditEntry> audit, List<GrantId> grants) {

    /** Those of a run that has asked nobody. */
    public static final CarriedApprovals NONE = new CarriedApprovals(List.of(), List.of(), List.of());

    public CarriedApprovals {
        requireNonNull(approvals, "approvals is null");
        requireNonNull(audit, "audit is null");
        requireNonNull(grants, "grants is null");
        approvals = List.copyOf(approvals);
        audit = List.copyOf(audit);
        grants = List.copyOf(grants);
    }
}
