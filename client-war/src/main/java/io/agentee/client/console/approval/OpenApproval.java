package io.agentee.client.console.approval;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.Approvals;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.Caller;
import io.agentee.client.console.decision.Failure;
import io.agentee.client.console.decision.ReturnPath;
import io.agentee.client.console.page.Console;
import io.agentee.client.console.page.ErrorSummary;
import io.agentee.client.console.page.Flash;
import io.agentee.client.console.page.Section;
import io.agentee.client.console.page.Submission;
import io.agentee.client.console.page.Viewer;
import io.agentee.client.console.page.Visit;
import io.agentee.client.console.text.AskedFor;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/**
 * An approval in front of somebody who may see it.
 *
 * @param console answers
 * @param approvals has the approval
 * @param visit the request
 * @param viewer who it is, with the roles that this approval asks for
 * @param sent the form, or an empty one
 * @param approval the approval as it stood when it was opened
 */
record OpenApproval(
        Console console, Approvals approvals, Visit visit, Viewer viewer, Submission sent, Approval approval) {

    String comment() {
        return sent.text("comment").orElse("");
    }

    ApprovalPage page() {
        return page(approval);
    }

    /** Does something, and goes on to the inbox; or shows why it was not done. */
    Response change(Change change) {
        try {
            viewer.requireMayAct();
            visit.leave(Flash.done(change.make(approval.approvalId(), viewer.caller())));
            return console.lead(ReturnPath.of(sent));
        } catch (ApprovalException | AgentClientException e) {
            return refused(Failure.status(e), Failure.sentence(e));
        }
    }

    /** The approval as it stands now, with the reason and with what was typed. */
    Response refused(int status, String sentence) {
        return console.show(
                status,
                page(approvals.find(approval.approvalId()))
                        .withComment(comment())
                        .withErrors(ErrorSummary.of("This was not done.", sentence)));
    }

    private ApprovalPage page(Approval current) {
        return ApprovalPage.of(
                visit.frame(AskedFor.of(current), Section.INBOX), new ApprovalView(current, viewer, Instant.now(), ""));
    }

    /** Does something about an approval. */
    @FunctionalInterface
    interface Change {

        /** Says what was done. */
        String make(ApprovalId approvalId, Caller caller);
    }
}
