package io.agentee.runtime.decision;

import io.agentee.api.notice.ApprovalNotice;
import io.agentee.runtime.turn.NoticeActivities;
import io.agentee.runtime.workflow.ApprovalNoticeWorkflow;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Delivers one notice, with growing pauses between the attempts. */
public final class ApprovalNoticeWorkflowImpl implements ApprovalNoticeWorkflow {

    private final NoticeActivities activities = Workflow.newActivityStub(
            NoticeActivities.class,
            ActivityOptions.newBuilder()
                    .setScheduleToCloseTimeout(Duration.ofDays(1))
                    .setStartToCloseTimeout(Duration.ofMinutes(1))
                    .setRetryOptions(RetryOptions.newBuilder()
                            .setInitialInterval(Duration.ofSeconds(1))
                            .setBackoffCoefficient(2)
                            .setMaximumInterval(Duration.ofMinutes(10))
                            .build())
                    .build());

    @Override
    public void deliver(ApprovalNotice notice) {
        activities.deliverNotice(notice);
    }
}
