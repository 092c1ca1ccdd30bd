package io.agentee.runtime.decision;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.Approvers;
import io.agentee.api.grant.Grant;
import io.agentee.runtime.fingerprint.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the audit trail says of each thing that happens. */
final class AuditDetails {

    private AuditDetails() {}

    /** A call that was judged without a human. */
    static Map<String, String> judged(ApprovalId call, String tool, String reason) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("call", call.value());
        details.put("tool", tool);
        if (!reason.isEmpty()) {
            details.put("reason", reason);
        }
        return details;
    }

    static Map<String, String> requested(Approval approval, String reason) {
        Map<String, String> details = named(approval);
        details.put("tool", approval.subject().tool());
        details.put("arguments", approval.subject().arguments());
        details.put("digest", approval.subject().digest());
        details.put("requestedBy", approval.origin().requestedBy());
        details.put("expiresAt", approval.rules().expiresAt().toString());
        details.put("fourEyes", Boolean.toString(approval.rules().fourEyes()));
        details.put("quorum", Integer.toString(approval.rules().quorum()));
        approvers(details, approval.rules().approvers());
        if (!reason.isEmpty()) {
            details.put("reason", reason);
        }
        return details;
    }

    static Map<String, String> decided(Approval approval, ApprovalDecision decision) {
        Map<String, String> details = named(approval);
        details.put("digest", decision.digest());
        decision.comment().ifPresent(comment -> details.put("comment", comment));
        decision.arguments().ifPresent(arguments -> details.put("arguments", arguments));
        details.put("status", approval.status().wireName());
        return details;
    }

    static Map<String, String> opened(Approval approval) {
        Map<String, String> details = named(approval);
        approvers(details, approval.rules().approvers());
        return details;
    }

    static Map<String, String> granted(Grant grant) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("approvalId", grant.approvalId().value());
        details.put("grantId", grant.grantId().value());
        details.put("tool", grant.scope().tool());
        details.put("requestedBy", grant.scope().requestedBy());
        details.put("expiresAt", grant.expiresAt().toString());
        grant.scope().runId().ifPresent(runId -> details.put("runId", runId.value()));
        grant.limits().ifPresent(limits -> details.put("limits", CanonicalJson.of(limits.document())));
        return details;
    }

    static Map<String, String> named(Approval approval) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("approvalId", approval.approvalId().value());
        return details;
    }

    private static void approvers(Map<String, String> details, Approvers approvers) {
        if (!approvers.roles().isEmpty()) {
            details.put("approverRoles", String.join(", ", approvers.roles()));
        }
        if (!approvers.names().isEmpty()) {
            details.put("approverNames", String.join(", ", approvers.names()));
        }
    }
}
