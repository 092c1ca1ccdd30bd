package io.agentee.api.approval;

import static java.util.Objects.requireNonNull;

/**
 * A run asks a human. Fired as a CDI event in the applications that have an observer for it, wherever the run and its approvers are;
 * at least once for each application, within seconds.
 *
 * @param approval as it stands then
 */
public record ApprovalRequested(Approval approval) {

    public ApprovalRequested {
        requireNonNull(approval, "approval is null");
    }
}
