package io.agentee.client.console.page;

import static java.util.Objects.requireNonNull;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.run.AgenteeRole;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Run;
import io.agentee.client.approval.ApprovalPermissions;
import io.agentee.client.caller.Permissions;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who looks at the console: what there is to see, and which buttons there are.
 *
 * @param caller who it is
 */
public record Viewer(Caller caller) {

    public Viewer {
        requireNonNull(caller, "caller is null");
    }

    public String name() {
        return caller.name();
    }

    /** What this one may do with runs. */
    public Permissions runs() {
        return new Permissions(caller);
    }

    /** What this one may do with approvals. */
    public ApprovalPermissions approvals() {
        return new ApprovalPermissions(caller);
    }

    public boolean isAdmin() {
        return caller.hasRole(AgenteeRole.ADMIN);
    }

    public boolean seesAll() {
        return approvals().seesAll();
    }

    public boolean maySee(Run.Origin run) {
        return runs().maySee(run);
    }

    /** Whether this one reads only, whatever other roles there are. */
    public boolean onlyReads() {
        return caller.hasRole(AgenteeRole.AUDITOR);
    }

    /**
     * Refuses those who only read.
     *
     * @throws ApprovalException.NotAllowed if this is one
     */
    public void requireMayAct() {
        approvals().requireMayAct();
    }

    /** Whose approvals wait for this one; for those who see all, everybody's. */
    public ApprovalFilter.People inbox(Optional<String> requestedBy, Optional<String> claimedBy) {
        return new ApprovalFilter.People(requestedBy, claimedBy, seesAll() ? Optional.empty() : Optional.of(caller));
    }

    /**
     * The same with those roles that an approval asks for besides.
     *
     * @param isInRole tells whether this one has a role; a container cannot be asked for all of them
     */
    public Viewer of(Approval approval, Predicate<String> isInRole) {
        Stream<String> asked = approval.rules().approvers().roles().stream().filter(isInRole);
        return new Viewer(new Caller(
                caller.name(),
                Stream.concat(caller.roles().stream(), asked).distinct().toList()));
    }
}
