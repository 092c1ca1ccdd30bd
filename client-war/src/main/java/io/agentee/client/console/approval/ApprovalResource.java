package io.agentee.client.console.approval;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.Approvals;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.client.console.decision.DecisionForm;
import io.agentee.client.console.decision.DecisionText;
import io.agentee.client.console.form.ArgumentsForm;
import io.agentee.client.console.page.Console;
import io.agentee.client.console.page.ConsolePaths;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** One approval: to look at, to correct, to decide on. */
@Path(ConsolePaths.APPROVALS + "/{approvalId}")
@Singleton
@Produces(Console.HTML)
public class ApprovalResource {

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private ApprovalDesk desk;

    @SuppressWarnings("NullAway.Init")
    private Console console;

    @SuppressWarnings("NullAway.Init")
    private Approvals approvals;

    @Inject
    void use(ApprovalDesk desk, Console console, Approvals approvals) {
        this.desk = desk;
        this.console = console;
        this.approvals = approvals;
    }

    @GET
    @Operation(hidden = true)
    public Response show(@Context HttpServletRequest request, @PathParam("approvalId") String approvalId) {
        return console.show(desk.open(request, approvalId).page());
    }

    @POST
    @Path("decision")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(
            @Context HttpServletRequest request,
            @PathParam("approvalId") String approvalId,
            MultivaluedMap<String, String> fields) {
        OpenApproval open = desk.open(request, approvalId, fields);
        Optional<DecisionRequest> decision = DecisionForm.read(open.sent(), open.approval());
        if (decision.isEmpty()) {
            return open.refused(422, "Choose to approve or to reject.");
        }
        return open.change((id, caller) -> {
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
        OpenApproval open = desk.open(request, approvalId, fields);
        ApprovalPage page = open.page().withComment(open.comment());
        if (!page.item().standing().mayDecide()) {
            return open.refused(409, "Nothing can be decided here any more.");
        }
        EditForm edit = EditForm.of(open.sent(), open.approval());
        if (!edit.review()) {
            return console.show(page.withForm(edit.form(), List.of()));
        }
        ArgumentsForm.Outcome outcome = edit.form().read();
        if (outcome instanceof ArgumentsForm.Outcome.Illegal illegal) {
            return console.show(
                    422, page.withForm(edit.form(), illegal.problems()).withErrors(Problems.of(illegal)));
        }
        String arguments = ((ArgumentsForm.Outcome.Legal) outcome).arguments();
        return console.show(
                new ReviewPage(page.frame(), page.item(), open.comment(), arguments, EditForm.fields(open.sent())));
    }
}
