package io.agentee.cdi.approval;

import io.agentee.api.approval.ApprovalDecided;
import io.agentee.api.approval.ApprovalRequested;

/** Is told of what happens to approvals. Must not block, and not throw. */
public interface ApprovalListener {

    /** A run asks. */
    void requested(ApprovalRequested event);

    /** An approval came to its end. */
    void decided(ApprovalDecided event);
}
