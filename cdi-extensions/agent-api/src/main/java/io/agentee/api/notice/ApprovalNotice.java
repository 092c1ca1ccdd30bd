package io.agentee.api.notice;

import static java.util.Objects.requireNonNull;

import io.agentee.api.approval.Approval;
import io.agentee.api.audit.AuditAction;
import java.time.Instant;

/**
 * What a webhook is told: something happened to an approval.
 *
 * @param id identifies the notice; the same for every attempt to deliver it
 * @param action what happened
 * @param approval as it stands after that
 * @param at when it happened
 */
public record ApprovalNotice(String id, AuditAction action, Approval approval, Instant at) {

    public ApprovalNotice {
        requireNonNull(id, "id is null");
        requireNonNull(action, "action is null");
        requireNonNull(approval, "approval is null");
        requireNonNull(at, "at is null");
    }
}
