package io.agentee.client.grant;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.Approvals;
import io.agentee.api.grant.GrantId;
import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.client.approval.ApprovalPermissions;
import io.agentee.client.query.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Approvals that are remembered. */
@Path("/api/v1/grants")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Grants")
@APIResponse(responseCode = "401", ref = "NotSignedIn")
@APIResponse(responseCode = "403", ref = "MayNotAct")
@APIResponse(responseCode = "500", ref = "InternalError")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class GrantsResource {

    private static final Pattern POSSIBLE_ID = Pattern.compile("[\\x21-\\x7e]{1,255}");

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private Approvals approvals;

    @SuppressWarnings("NullAway.Init")
    private CurrentCaller currentCaller;

    @Inject
    void use(Approvals approvals, CurrentCaller currentCaller) {
        this.approvals = approvals;
        this.currentCaller = currentCaller;
    }

    @GET
    @Operation(
            operationId = "listGrants",
            summary = "Lists grants that hold, newest first",
            description = "For approvers, administrators and auditors. Unknown parameters are refused.")
    @Parameter(
            name = "agent",
            in = ParameterIn.QUERY,
            description = "Of this agent",
            schema = @Schema(implementation = String.class))
    @Parameter(ref = "Limit")
    @Parameter(ref = "Cursor")
    @APIResponse(
            responseCode = "200",
            description = "A page of grants",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GrantListBody.class)))
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    public GrantListBody list(@Context UriInfo uri, @Context SecurityContext security) {
        if (!permissions(security).maySeeGrants()) {
            throw new ApprovalException.NotAllowed("Only approvers, administrators and auditors may see grants.");
        }
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("agent", "limit", "cursor"));
        Optional<AgentName> agent = query.agent();
        int limit = query.limit();
        String cursor = query.cursor();
        query.requireLegal();
        try {
            return GrantListBody.of(approvals.grants(agent, limit, cursor));
        } catch (IllegalArgumentException e) {
            // All else of the query is legal by now.
            throw QueryParameters.invalidCursor();
        }
    }

    @DELETE
    @Path("{grantId}")
    @Operation(
            operationId = "endGrant",
            summary = "Ends a grant",
            description = "For whoever gave it, and administrators. Calls that it let through before stay so.")
    @APIResponse(
            responseCode = "200",
            description = "The grant that has ended",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GrantBody.class)))
    @APIResponse(responseCode = "404", ref = "UnknownGrant")
    public GrantBody end(
            @Parameter(description = "The id of the grant") @PathParam("grantId") String grantId,
            @Context SecurityContext security) {
        GrantId id = new GrantId(grantId);
        if (!POSSIBLE_ID.matcher(grantId).matches()) {
            throw new ApprovalException.UnknownGrant(id);
        }
        ApprovalPermissions permissions = permissions(security);
        permissions.requireMayAct();
        try {
            return GrantBody.of(approvals.revoke(id, permissions.caller()));
        } catch (ApprovalException.NotAllowed notAllowed) {
            throw permissions.maySeeGrants() ? notAllowed : new ApprovalException.UnknownGrant(id);
        }
    }

    private ApprovalPermissions permissions(SecurityContext security) {
        return new ApprovalPermissions(currentCaller.of(security.getUserPrincipal(), security::isUserInRole));
    }
}
