package io.agentee.runtime.activity;

import io.agentee.api.notice.ApprovalNotice;
import io.agentee.api.notice.ApprovalWebhook;
import io.agentee.api.notice.WebhookException;
import io.agentee.runtime.turn.NoticeActivities;
import io.temporal.failure.ApplicationFailure;

/** Tells the webhook, one attempt at a time; Temporal makes the next one. */
public final class NoticeActivitiesImpl implements NoticeActivities {

    private static final String FAILURE = "webhook-failed";

    private final ApprovalWebhook webhook;

    /** Activities that tell this webhook. */
    public NoticeActivitiesImpl(ApprovalWebhook webhook) {
        this.webhook = webhook;
    }

    @Override
    public void deliverNotice(ApprovalNotice notice) {
        try {
            webhook.send(notice);
        } catch (WebhookException failed) {
            ActivityLog.LOG.webhookNotTold(
                    failed,
                    notice.approval().agent().value(),
                    notice.approval().approvalId().value());
            ApplicationFailure.Builder failure = ApplicationFailure.newBuilder()
                    .setMessage(FailureText.of(failed))
                    .setType(FAILURE)
                    .setNonRetryable(!failed.retryable());
            failed.retryAfter().ifPresent(failure::setNextRetryDelay);
            throw failure.build();
        }
    }
}
