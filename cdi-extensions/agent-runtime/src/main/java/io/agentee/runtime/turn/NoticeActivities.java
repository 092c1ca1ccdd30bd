package io.agentee.runtime.turn;

import io.agentee.api.notice.ApprovalNotice;
import io.temporal.activity.ActivityInterface;

/** Tells systems outside. */
@ActivityInterface
public interface NoticeActivities {

    /** Delivers a notice to the webhook of the approval's agent; fails when it was not delivered. */
    void deliverNotice(ApprovalNotice notice);
}
