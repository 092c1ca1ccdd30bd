package io.agentee.client.approval;

import io.agentee.client.query.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The inbox. */
@Path("/api/v1/approvals")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Approvals")
@APIResponse(responseCode = "401", ref = "NotSignedIn")
@APIResponse(responseCode = "500", ref = "InternalError")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class ApprovalsResource {

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private VisibleApprovals approvals;

    @Inject
    void use(VisibleApprovals approvals) {
        this.approvals = approvals;
    }

    @GET
    @Operation(
            operationId = "listApprovals",
            summary = "Lists approvals, oldest deadline first",
            description =
                    "Of all filters that are given, and of those that the caller may see: administrators and auditors see"
                            + " all, approvers those on which they may decide, everybody those of their own runs. Unknown"
                            + " parameters are refused.")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "That stand so",
            schema =
                    @Schema(
                            implementation = String.class,
                            enumeration = {"pending", "approved", "rejected", "expired", "cancelled", "all"},
                            defaultValue = "pending"))
    @Parameter(
            name = "agent",
            in = ParameterIn.QUERY,
            description = "Of this agent",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "runId",
            in = ParameterIn.QUERY,
            description = "Of this run",
            schema = @Schema(implementation = String.class, maxLength = 128))
    @Parameter(
            name = "tool",
            in = ParameterIn.QUERY,
            description = "For calls of this tool",
            schema = @Schema(implementation = String.class, maxLength = 128))
    @Parameter(
            name = "requestedBy",
            in = ParameterIn.QUERY,
            description = "Of runs of this caller",
            schema = @Schema(implementation = String.class, maxLength = 128))
    @Parameter(
            name = "claimedBy",
            in = ParameterIn.QUERY,
            description = "On which this approver works",
            schema = @Schema(implementation = String.class, maxLength = 128))
    @Parameter(
            name = "requestedBefore",
            in = ParameterIn.QUERY,
            description = "Asked then or earlier",
            schema = @Schema(implementation = String.class, format = "date-time"))
    @Parameter(
            name = "expiresBefore",
            in = ParameterIn.QUERY,
            description = "Whose deadline is then or earlier",
            schema = @Schema(implementation = String.class, format = "date-time"))
    @Parameter(ref = "Limit")
    @Parameter(ref = "Cursor")
    @APIResponse(
            responseCode = "200",
            description = "A page of approvals",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ApprovalListBody.class),
                            examples = @ExampleObject(name = "page", value = ApprovalExamples.PAGE)))
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    public ApprovalListBody list(@Context UriInfo uri, @Context SecurityContext security) {
        ApprovalListQuery query = ApprovalListQuery.of(uri.getQueryParameters());
        try {
            return ApprovalListBody.of(approvals.list(query, security));
        } catch (IllegalArgumentException e) {
            // All else of the query is legal by now.
            throw QueryParameters.invalidCursor();
        }
    }
}
