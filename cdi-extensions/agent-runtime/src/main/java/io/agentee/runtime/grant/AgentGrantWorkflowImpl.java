package io.agentee.runtime.grant;

import io.agentee.api.approval.Approvers;
import io.agentee.api.grant.Grant;
import io.agentee.api.run.Caller;
import io.agentee.runtime.workflow.AgentGrantWorkflow;
import io.agentee.runtime.workflow.ApprovalFailure;
import io.agentee.runtime.workflow.Refusal;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;

/** A grant: waits for its end. */
public final class AgentGrantWorkflowImpl implements AgentGrantWorkflow {

    private final Grant grant;
    private boolean revoked;

    /** The workflow of this grant. */
    @WorkflowInit
    public AgentGrantWorkflowImpl(Grant grant) {
        this.grant = grant;
    }

    @Override
    public void hold(Grant held) {
        Instant now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
        Duration left = Duration.between(now, held.expiresAt());
        if (!left.isNegative() && !left.isZero()) {
            Workflow.await(left, () -> revoked);
        }
    }

    @Override
    public void revoke(Caller by) {
        revoked = true;
    }

    @Override
    public void validateRevoke(Caller by) {
        if (!by.name().equals(grant.grantedBy()) && !by.hasRole(Approvers.ADMIN_ROLE)) {
            throw Refusal.of(
                            ApprovalFailure.NOT_ALLOWED,
                            "'%s' did not give this grant; '%s' did.".formatted(by.name(), grant.grantedBy()))
                    .asRejection();
        }
    }
}
