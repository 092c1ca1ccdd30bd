package io.agentee.client.console.audit;

import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.Approvals;
import io.agentee.api.grant.Grant;
import io.agentee.api.grant.GrantId;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.Page;
import io.agentee.client.console.page.Console;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.page.Flash;
import io.agentee.client.console.page.Section;
import io.agentee.client.console.page.Visit;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Approvals that are remembered, and ending them. */
@Path(ConsolePaths.GRANTS)
@Singleton
@Produces(Console.HTML)
public class GrantsResource {

    private static final int PAGE = 50;

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
    public Response list(@Context HttpServletRequest request, @QueryParam("cursor") @Nullable String cursor) {
        Visit visit = visit(request);
        Page<Grant> found = grants(cursor == null ? "" : cursor);
        return console.show(new GrantsPage(
                visit.frame("Grants", Section.GRANTS),
                found.items().stream()
                        .map(grant -> new GrantView(grant, visit.viewer()))
                        .toList(),
                found.nextCursor()));
    }

    @POST
    @Path("{grantId}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revoke(
            @Context HttpServletRequest request,
            @PathParam("grantId") String grantId,
            MultivaluedMap<String, String> fields) {
        Visit visit = visit(request);
        visit.submission(fields);
        visit.viewer().requireMayAct();
        visit.leave(revoke(new GrantId(grantId), visit));
        return console.lead(ConsolePaths.GRANTS);
    }

    private Flash revoke(GrantId grantId, Visit visit) {
        try {
            Grant revoked = approvals.revoke(grantId, visit.viewer().caller());
            return Flash.done("Calls of %s by %s ask again from now on."
                    .formatted(revoked.scope().tool(), revoked.scope().agent()));
        } catch (ApprovalException.UnknownGrant | AgentClientException e) {
            return Flash.failed(String.valueOf(e.getMessage()));
        }
    }

    private Visit visit(HttpServletRequest request) {
        Visit visit = console.visit(request);
        if (!visit.viewer().approvals().maySeeGrants()) {
            throw new ApprovalException.NotAllowed("Only approvers, administrators and auditors may see grants.");
        }
        return visit;
    }

    private Page<Grant> grants(String cursor) {
        try {
            return approvals.grants(Optional.empty(), PAGE, cursor);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e);
        }
    }
}
