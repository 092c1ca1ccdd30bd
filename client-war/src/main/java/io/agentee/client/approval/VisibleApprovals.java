package io.agentee.client.approval;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalOrder;
import io.agentee.api.approval.Approvals;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Page;
import io.agentee.cdi.caller.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Approvals as one caller may see them. One that the caller may not see is as good as none: every method fails for it with
 * the {@link ApprovalException.UnknownApproval} with which it fails for one that does not exist.
 */
@Singleton
public class VisibleApprovals {

    private final Approvals approvals;
    private final CurrentCaller currentCaller;

    @Inject
    public VisibleApprovals(Approvals approvals, CurrentCaller currentCaller) {
        this.approvals = approvals;
        this.currentCaller = currentCaller;
    }

    /**
     * A page of those approvals that the caller may see, what expires first before the others.
     *
     * @throws IllegalArgumentException as {@link Approvals#list} does
     */
    Page<Approval> list(ApprovalListQuery query, SecurityContext security) {
        ApprovalFilter.People wanted = query.filter().people();
        return new ApprovalPermissions(currentCaller.of(security.getUserPrincipal(), security::isUserInRole))
                .visible(wanted.requestedBy(), wanted.claimedBy())
                .map(people -> approvals.list(
                        query.filter(people), ApprovalOrder.SOONEST_DEADLINE, query.limit(), query.cursor()))
                .orElseGet(() -> new Page<>(List.of(), Optional.empty()));
    }

    /** The approval of this id. */
    Approval find(ApprovalId approvalId, SecurityContext security) {
        Approval approval = approvals.find(approvalId);
        requireVisible(approval, caller(approval, security));
        return approval;
    }

    /**
     * Does something about an approval.
     *
     * @param action does it, for the caller
     * @throws ApprovalException why it is not done
     */
    Approval change(ApprovalId approvalId, SecurityContext security, Function<Caller, Approval> action) {
        Approval approval = approvals.find(approvalId);
        Caller caller = caller(approval, security);
        requireVisible(approval, caller);
        new ApprovalPermissions(caller).requireMayAct();
        return action.apply(caller);
    }

    private static void requireVisible(Approval approval, Caller caller) {
        if (!new ApprovalPermissions(caller).maySee(approval)) {
            throw new ApprovalException.UnknownApproval(approval.approvalId());
        }
    }

    // A container cannot be asked for all roles of a caller, and an approval can have been handed to any.
    private Caller caller(Approval approval, SecurityContext security) {
        Caller caller = currentCaller.of(security.getUserPrincipal(), security::isUserInRole);
        Stream<String> asked = approval.rules().approvers().roles().stream().filter(security::isUserInRole);
        return new Caller(
                caller.name(),
                Stream.concat(caller.roles().stream(), asked).distinct().toList());
    }
}
