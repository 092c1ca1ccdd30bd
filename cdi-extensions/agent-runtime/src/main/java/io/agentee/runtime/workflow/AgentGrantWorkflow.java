package io.agentee.runtime.workflow;

import io.agentee.api.grant.Grant;
import io.agentee.api.run.Caller;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * An approval that is remembered, as long as it holds. Its workflow id is the grant's id; it is a child of the run in
 * which it was given, and outlives it unless it is for that run alone. Its search attributes are {@code AGENT},
 * {@code STARTED_BY} (whose runs it is for) and {@code APPROVAL} (the tool), its memo holds it.
 */
@WorkflowInterface
public interface AgentGrantWorkflow {

    /** The type of the workflow. */
    String TYPE = "AgentGrant";

    /** The name of the update that ends a grant. */
    String REVOKE = "revoke";

    /** The field of the memo that has the {@link Grant}. */
    String GRANT_MEMO = "grant";

    /** Holds until the grant expires or is revoked. */
    @WorkflowMethod(name = TYPE)
    void hold(Grant grant);

    /**
     * Ends the grant at once.
     *
     * @param by who ends it
     */
    @UpdateMethod(name = REVOKE)
    void revoke(Caller by);

    /** Refuses, as {@link ApprovalFailure#NOT_ALLOWED}, all but the one who gave it and administrators. */
    @UpdateValidatorMethod(updateName = REVOKE)
    void validateRevoke(Caller by);
}
