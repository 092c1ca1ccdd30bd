package io.agentee.api.approval;

/** How approvals are listed. */
public enum ApprovalOrder {
    /** What expires first comes first. */
    SOONEST_DEADLINE,
    /** What was asked, claimed or decided last comes first. */
    LATEST_CHANGE
}
