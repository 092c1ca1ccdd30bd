package io.agentee.client.console.approval;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.Approvals;
import io.agentee.client.console.page.Console;
import io.agentee.client.console.page.Submission;
import io.agentee.client.console.page.Viewer;
import io.agentee.client.console.page.Visit;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

/** Lays approvals before those who may see them. */
@Singleton
public class ApprovalDesk {

    private final Console console;
    private final Approvals approvals;

    @Inject
    public ApprovalDesk(Console console, Approvals approvals) {
        this.console = console;
        this.approvals = approvals;
    }

    /**
     * An approval to look at.
     *
     * @throws NotFoundException if there is none, or none that the viewer may see
     */
    OpenApproval open(HttpServletRequest request, String approvalId) {
        return open(console.visit(request), new Submission(new MultivaluedHashMap<>()), request, approvalId);
    }

    /**
     * An approval about which a form was sent.
     *
     * @throws NotFoundException if there is none, or none that the viewer may see
     */
    OpenApproval open(HttpServletRequest request, String approvalId, MultivaluedMap<String, String> fields) {
        Visit visit = console.visit(request);
        return open(visit, visit.submission(fields), request, approvalId);
    }

    private OpenApproval open(Visit visit, Submission sent, HttpServletRequest request, String approvalId) {
        ApprovalId id = new ApprovalId(approvalId);
        if (id.runId().isEmpty()) {
            throw new NotFoundException();
        }
        try {
            Approval approval = approvals.find(id);
            Viewer viewer = visit.viewer().of(approval, request::isUserInRole);
            if (viewer.approvals().maySee(approval)) {
                return new OpenApproval(console, approvals, visit, viewer, sent, approval);
            }
        } catch (ApprovalException.UnknownApproval e) {
            throw new NotFoundException(e);
        }
        throw new NotFoundException();
    }
}
