package io.agentee.api.notice;

/** Tells a system outside of what happens to approvals. Implementations are called by many threads at once. */
@FunctionalInterface
public interface ApprovalWebhook {

    /**
     * Delivers a notice to the webhook of the approval's agent. Blocks for some seconds at most; makes one attempt, and
     * leaves it to the caller to make another.
     *
     * @throws WebhookException if the notice was not delivered, or nobody knows whether it was
     */
    void send(ApprovalNotice notice) throws WebhookException;
}
