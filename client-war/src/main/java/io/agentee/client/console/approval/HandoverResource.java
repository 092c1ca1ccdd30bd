package io.agentee.client.console.approval;

import io.agentee.api.approval.Approvals;
import io.agentee.client.console.page.Console;
import io.agentee.client.console.page.ConsolePaths;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who works on an approval: taken, given back, handed over. */
@Path(ConsolePaths.APPROVALS + "/{approvalId}")
@Singleton
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(Console.HTML)
public class HandoverResource {

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private ApprovalDesk desk;

    @SuppressWarnings("NullAway.Init")
    private Approvals approvals;

    @Inject
    void use(ApprovalDesk desk, Approvals approvals) {
        this.desk = desk;
        this.approvals = approvals;
    }

    @POST
    @Path("claim")
    @Operation(hidden = true)
    public Response claim(
            @Context HttpServletRequest request,
            @PathParam("approvalId") String approvalId,
            MultivaluedMap<String, String> fields) {
        return desk.open(request, approvalId, fields).change((id, caller) -> {
            approvals.claim(id, caller);
            return "You have claimed it for half an hour; nobody else can decide meanwhile.";
        });
    }

    @POST
    @Path("release")
    @Operation(hidden = true)
    public Response release(
            @Context HttpServletRequest request,
            @PathParam("approvalId") String approvalId,
            MultivaluedMap<String, String> fields) {
        return desk.open(request, approvalId, fields).change((id, caller) -> {
            approvals.release(id, caller);
            return "The claim is given back; others can decide again.";
        });
    }

    @POST
    @Path("delegate")
    @Operation(hidden = true)
    public Response delegate(
            @Context HttpServletRequest request,
            @PathParam("approvalId") String approvalId,
            MultivaluedMap<String, String> fields) {
        OpenApproval open = desk.open(request, approvalId, fields);
        Optional<Delegation> to = Delegation.of(open.sent());
        if (to.isEmpty()) {
            return open.refused(422, "Say to whom it is handed over: a name, or a role.");
        }
        return open.change((id, caller) -> {
            approvals.delegate(id, caller, to.get().approvers());
            return "Handed over to %s.".formatted(Standing.people(to.get().approvers()));
        });
    }
}
