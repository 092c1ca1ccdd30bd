package io.agentee.runtime.workflow;

import io.agentee.api.notice.ApprovalNotice;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Tells the webhook of an agent what happened to an approval, again and again for a day until it is told. */
@WorkflowInterface
public interface ApprovalNoticeWorkflow {

    /** The type of the workflow. */
    String TYPE = "ApprovalNotice";

    /** Delivers the notice. */
    @WorkflowMethod(name = TYPE)
    void deliver(ApprovalNotice notice);
}
