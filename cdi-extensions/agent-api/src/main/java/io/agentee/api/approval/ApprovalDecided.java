package io.agentee.api.approval;

import static java.util.Objects.requireNonNull;

/**
 * An approval came to its end: approved, rejected, expired or cancelled. Fired as a CDI event in the applications that have an observer for it, wherever the run and its approvers are;
 * at least once for each application, within seconds.
 *
 * @param approval as it stands then
 */
public record ApprovalDecided(Approval approval) {

    public ApprovalDecided {
        requireNonNull(approval, "approval is null");
    }
}
