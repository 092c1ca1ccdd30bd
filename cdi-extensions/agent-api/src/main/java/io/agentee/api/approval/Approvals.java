package io.agentee.api.approval;

import io.agentee.api.agent.AgentName;
import io.agentee.api.audit.AuditTrail;
import io.agentee.api.grant.Grant;
import io.agentee.api.grant.GrantId;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Page;
import io.agentee.api.run.RunId;
import java.util.Optional;

/**
 * The questions of runs to humans: found, decided, remembered, accounted for. Lists and look-ups ask Temporal only;
 * whatever changes an approval is done by its run, so a worker has to be there: it is waited for some seconds.
 *
 * <p>Who acts is said by the caller of each method, who has made sure of it; whether that person may do it is decided by
 * the run. What a caller may see is not checked here. Methods block for as long as Temporal takes to answer, and throw
 * {@link AgentClientException.TemporalUnavailable} when it does not, and {@link AgentClientException.NoWorker} when no
 * worker does: then nobody knows whether the change was made, and {@link #find} tells. Safe for use by many threads.
 */
public interface Approvals {

    /**
     * Lists approvals.
     *
     * @param filter which ones
     * @param order which comes first
     * @param limit how many on a page, 1 to 200
     * @param cursor where the page begins: empty for the first page, else the {@code nextCursor} of the page before
     * @throws IllegalArgumentException if the limit is out of range, or the cursor is none of this list
     */
    Page<Approval> list(ApprovalFilter filter, ApprovalOrder order, int limit, String cursor);

    /** How many runs have approvals of this kind; one count, however many there are. */
    long countRuns(ApprovalFilter filter);

    /**
     * The approval of this id, with all that belongs to it, also of a finished run.
     *
     * @throws ApprovalException.UnknownApproval if there is none
     */
    Approval find(ApprovalId approvalId);

    /**
     * Decides. The first valid decision wins; with a quorum, each approver decides once, and the approval stays pending
     * until there are enough.
     *
     * @param by who decides
     * @return the approval after the decision
     * @throws ApprovalException why the decision was not taken
     */
    Approval decide(ApprovalId approvalId, Caller by, DecisionRequest decision);

    /**
     * Takes an approval for oneself: nobody else can decide, except an administrator, until it is decided, released, or
     * half an hour is over. Claiming again begins the half hour anew.
     *
     * @throws ApprovalException why it cannot be claimed
     */
    Approval claim(ApprovalId approvalId, Caller by);

    /**
     * Gives a claim back; an administrator gives back anybody's.
     *
     * @throws ApprovalException why it cannot be released
     */
    Approval release(ApprovalId approvalId, Caller by);

    /**
     * Hands an approval to others: they, and administrators, are the only ones who may decide from then on.
     *
     * @param by who hands it over; must be one who may decide
     * @param to who may decide instead: at least one role or name
     * @throws ApprovalException why it cannot be handed over
     */
    Approval delegate(ApprovalId approvalId, Caller by, Approvers to);

    /**
     * Lists grants that hold, newest first.
     *
     * @param agent of this agent; of all when empty
     * @param limit as in {@link #list}
     * @param cursor as in {@link #list}
     */
    Page<Grant> grants(Optional<AgentName> agent, int limit, String cursor);

    /**
     * Ends a grant. Calls that were let through before stay so.
     *
     * @param by who ends it: whoever gave it, or an administrator
     * @throws ApprovalException.UnknownGrant if there is none that holds
     * @throws ApprovalException.NotAllowed if the caller may not
     */
    Grant revoke(GrantId grantId, Caller by);

    /**
     * What was asked and decided in a run. Needs a worker.
     *
     * @throws AgentClientException.UnknownRun if there is no such run
     */
    AuditTrail audit(RunId runId);
}
