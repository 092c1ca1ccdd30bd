package io.agentee.client.console.inbox;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.Approvals;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.Caller;
import io.agentee.client.console.form.ArgumentsForm;
import io.agentee.client.console.page.Console;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.page.ErrorSummary;
import io.agentee.client.console.page.Flash;
import io.agentee.client.console.page.Section;
import io.agentee.client.console.page.Submission;
import io.agentee.client.console.page.Viewer;
import io.agentee.client.console.page.VisibleText;
import io.agentee.client.console.page.Visit;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** One approval, and what is done about it. */
@Path(ConsolePaths.APPROVALS + "/{approvalId}")
@Singleton
@Produces(Console.HTML)
public class ApprovalResource {

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private Console console;

    @SuppressWarnings("NullAway.Init")
    private Approvals approvals;

    @Inject
    void use(Console console, Approvals approvals) {
        this.console = console;
        this.approvals = approvals;
    }

    @GET
    @Operation(hidden = true)
    public Response show(@Context HttpServletRequest request, @PathParam("approvalId") String approvalId) {
        Visit visit = console.visit(request);
        return console.show(page(visit, request, visible(visit, request, approvalId)));
    }

    @POST
    @Path("decision")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(
            @Context HttpServletRequest request,
            @PathParam("approvalId") String approvalId,
            MultivaluedMap<String, String> fields) {
        Visit visit = console.visit(request);
        Submission sent = visit.submission(fields);
        Approval approval = visible(visit, request, approvalId);
        Optional<DecisionRequest> decision = DecisionForm.read(sent, approval);
        if (decision.isEmpty()) {
            return refused(visit, request, approvalId, sent, 422, "Choose to approve or to reject.");
        }
        return change(visit, request, approvalId, sent, (id, caller) -> {
            Approval decided = approvals.decide(id, caller, decision.get());
            return DecisionText.of(decided, decision.get());
        });
    }

    @POST
    @Path("edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response edit(
            @Context HttpServletRequest request,
            @PathParam("approvalId") String approvalId,
            MultivaluedMap<String, String> fields) {
        Visit visit = console.visit(request);
        Submission sent = visit.submission(fields);
        Approval approval = visible(visit, request, approvalId);
        String comment = sent.text("comment").orElse("");
        ApprovalPage page = page(visit, request, approval).withComment(comment);
        if (!page.item().standing().mayDecide()) {
            return refused(visit, request, approvalId, sent, 409, "Nothing can be decided here any more.");
        }
        EditForm edit = EditForm.of(sent, approval);
        if (!edit.review()) {
            return console.show(page.withForm(edit.form(), List.of()));
        }
        ArgumentsForm.Outcome outcome = edit.form().read();
        if (outcome instanceof ArgumentsForm.Outcome.Illegal illegal) {
            return console.show(
                    422, page.withForm(edit.form(), illegal.problems()).withErrors(Problems.of(illegal)));
        }
        String arguments = ((ArgumentsForm.Outcome.Legal) outcome).arguments();
        return console.show(new ReviewPage(page.frame(), page.item(), comment, arguments, EditForm.fields(sent)));
    }

    @POST
    @Path("claim")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response claim(
            @Context HttpServletRequest request,
            @PathParam("approvalId") String approvalId,
            MultivaluedMap<String, String> fields) {
        Visit visit = console.visit(request);
        return change(visit, request, approvalId, visit.submission(fields), (id, caller) -> {
            approvals.claim(id, caller);
            return "You have claimed it for half an hour; nobody else can decide meanwhile.";
        });
    }

    @POST
    @Path("release")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response release(
            @Context HttpServletRequest request,
            @PathParam("approvalId") String approvalId,
            MultivaluedMap<String, String> fields) {
        Visit visit = console.visit(request);
        return change(visit, request, approvalId, visit.submission(fields), (id, caller) -> {
            approvals.release(id, caller);
            return "The claim is given back; others can decide again.";
        });
    }

    @POST
    @Path("delegate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response delegate(
            @Context HttpServletRequest request,
            @PathParam("approvalId") String approvalId,
            MultivaluedMap<String, String> fields) {
        Visit visit = console.visit(request);
        Submission sent = visit.submission(fields);
        Optional<Delegation> to = Delegation.of(sent);
        if (to.isEmpty()) {
            visible(visit, request, approvalId);
            return refused(visit, request, approvalId, sent, 422, "Say to whom it is handed over: a name, or a role.");
        }
        return change(visit, request, approvalId, sent, (id, caller) -> {
            approvals.delegate(id, caller, to.get().approvers());
            return "Handed over to %s.".formatted(Standing.people(to.get().approvers()));
        });
    }

    private Response change(
            Visit visit, HttpServletRequest request, String approvalId, Submission sent, Change change) {
        Approval approval = visible(visit, request, approvalId);
        Viewer viewer = visit.viewer().of(approval, request::isUserInRole);
        try {
            viewer.requireMayAct();
            visit.leave(Flash.done(change.of(approval.approvalId(), viewer.caller())));
            return console.lead(ReturnPath.of(sent));
        } catch (ApprovalException | AgentClientException e) {
            return refused(visit, request, approvalId, sent, Failure.status(e), Failure.sentence(e));
        }
    }

    /** The approval as it stands now, with the reason and with what was typed. */
    private Response refused(
            Visit visit, HttpServletRequest request, String approvalId, Submission sent, int status, String sentence) {
        ApprovalPage page = page(visit, request, visible(visit, request, approvalId))
                .withComment(sent.text("comment").orElse(""))
                .withErrors(ErrorSummary.of("This was not done.", sentence));
        return console.show(status, page);
    }

    private ApprovalPage page(Visit visit, HttpServletRequest request, Approval approval) {
        Viewer viewer = visit.viewer().of(approval, request::isUserInRole);
        String title = "%s of %s".formatted(VisibleText.of(approval.subject().tool()), approval.agent());
        return ApprovalPage.of(
                visit.frame(title, Section.INBOX), new ApprovalView(approval, viewer, Instant.now(), ""));
    }

    private Approval visible(Visit visit, HttpServletRequest request, String approvalId) {
        ApprovalId id = new ApprovalId(approvalId);
        if (id.runId().isEmpty()) {
            throw new NotFoundException();
        }
        try {
            Approval approval = approvals.find(id);
            if (visit.viewer().of(approval, request::isUserInRole).approvals().maySee(approval)) {
                return approval;
            }
        } catch (ApprovalException.UnknownApproval e) {
            throw new NotFoundException(e);
        }
        throw new NotFoundException();
    }

    /** Does something, and says what was done. */
    @FunctionalInterface
    private interface Change {
        String of(ApprovalId approvalId, Caller caller);
    }
}
