package io.agentee.client.approval;

import static java.util.Objects.requireNonNull;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.run.AgenteeRole;
import io.agentee.api.run.Caller;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one caller may see of approvals and grants, and do: the only place that says so. Whoever may not see one is told that it does
 * not exist. Whether somebody who sees it may also decide is for the run to say, except that auditors never may.
 *
 * @param caller who asks
 */
public record ApprovalPermissions(Caller caller) {

    private static final List<String> AGENTEE_ROLES = AgenteeRole.names();

    public ApprovalPermissions {
        requireNonNull(caller, "caller is null");
    }

    /** Whether the caller may see everything: administrators, and auditors. */
    public boolean seesAll() {
        return caller.hasRole(AgenteeRole.ADMIN) || caller.hasRole(AgenteeRole.AUDITOR);
    }

    /**
     * Whether the caller may see this approval: one of the caller's own runs, or one on which the caller may decide, has
     * decided, or works.
     */
    public boolean maySee(Approval approval) {
        return seesAll()
                || approval.rules().approvers().include(caller)
                || isOwn(approval.origin().requestedBy())
                || approval.decisions().stream()
                        .anyMatch(decision -> decision.by().equals(caller.name()))
                || approval.claim()
                        .filter(claim -> claim.by().equals(caller.name()))
                        .isPresent();
    }

    /**
     * Whose approvals a list has to be of so that the caller may see all that is on it; empty when that is nobody's.
     *
     * @param requestedBy who asks, if the caller wants to know of this one only
     * @param claimedBy who works on it, if the caller wants to know of this one only
     */
    public Optional<ApprovalFilter.People> visible(Optional<String> requestedBy, Optional<String> claimedBy) {
        if (seesAll() || requestedBy.filter(this::isOwn).isPresent()) {
            return Optional.of(new ApprovalFilter.People(requestedBy, claimedBy, Optional.empty()));
        }
        if (isApprover()) {
            return Optional.of(new ApprovalFilter.People(requestedBy, claimedBy, Optional.of(caller)));
        }
        return isUser() && requestedBy.isEmpty()
                ? Optional.of(new ApprovalFilter.People(Optional.of(caller.name()), claimedBy, Optional.empty()))
                : Optional.empty();
    }

    /** Whether the caller may see which grants hold. */
    public boolean maySeeGrants() {
        return seesAll() || isApprover();
    }

    /**
     * Refuses auditors.
     *
     * @throws ApprovalException.NotAllowed if the caller is one
     */
    public void requireMayAct() {
        if (caller.hasRole(AgenteeRole.AUDITOR)) {
            throw new ApprovalException.NotAllowed("Whoever has the role agentee-auditor reads, and decides nothing.");
        }
    }

    // Agents and tools may name approvers by roles of their own.
    private boolean isApprover() {
        return caller.hasRole(AgenteeRole.APPROVER)
                || caller.roles().stream().anyMatch(role -> !AGENTEE_ROLES.contains(role));
    }

    // Somebody whose roles were all taken away sees nothing any more, not even what was started before.
    private boolean isUser() {
        return Stream.of(AgenteeRole.values()).anyMatch(caller::hasRole);
    }

    private boolean isOwn(String name) {
        return isUser() && name.equals(caller.name());
    }
}
