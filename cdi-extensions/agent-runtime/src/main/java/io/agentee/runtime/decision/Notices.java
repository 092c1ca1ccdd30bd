package io.agentee.runtime.decision;

import io.agentee.api.approval.Approval;
import io.agentee.api.audit.AuditAction;
import io.agentee.api.notice.ApprovalNotice;
import io.agentee.runtime.workflow.ApprovalNoticeWorkflow;
import java.time.Instant;

/** Has the webhook of the agent told of what happens: by workflows of their own, so that no run waits for it. */
final class Notices {

    private final boolean wanted;
    private final Children children = new Children();

    Notices(boolean wanted) {
        this.wanted = wanted;
    }

    /**
     * @param number tells this from all else that happens in the run
     */
    void tell(Approval approval, AuditAction action, Instant at, int number) {
        if (wanted) {
            String id = "notice-%s-%d".formatted(approval.approvalId(), number);
            children.start(
                    ApprovalNoticeWorkflow.TYPE,
                    Children.options(id).build(),
                    new ApprovalNotice(id, action, approval, at));
        }
    }

    void awaitStarted() {
        children.awaitStarted();
    }
}
