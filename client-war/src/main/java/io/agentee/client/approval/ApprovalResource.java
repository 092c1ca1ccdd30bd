package io.agentee.client.approval;

import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.Approvals;
import io.agentee.api.approval.Approvers;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.client.json.RequestValidation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One approval, and what can be done about it. */
@Path("/api/v1/approvals/{approvalId}")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Approvals")
@APIResponse(responseCode = "401", ref = "NotSignedIn")
@APIResponse(responseCode = "404", ref = "UnknownApproval")
@APIResponse(responseCode = "500", ref = "InternalError")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class ApprovalResource {

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private Approvals approvals;

    @SuppressWarnings("NullAway.Init")
    private VisibleApprovals visible;

    @SuppressWarnings("NullAway.Init")
    private RequestValidation validation;

    @Inject
    void use(Approvals approvals, VisibleApprovals visible, RequestValidation validation) {
        this.approvals = approvals;
        this.visible = visible;
        this.validation = validation;
    }

    @GET
    @Operation(operationId = "getApproval", summary = "An approval as it stands")
    @APIResponse(responseCode = "200", ref = "Approval")
    public ApprovalBody get(
            @Parameter(description = "The id of the approval") @PathParam("approvalId") String approvalId,
            @Context SecurityContext security) {
        return ApprovalBody.of(visible.find(ApprovalPath.parse(approvalId), security));
    }

    @POST
    @Path("decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideApproval",
            summary = "Approves or rejects",
            description =
                    "The first valid decision wins. Exactly what was approved is executed; a rejection reaches the"
                            + " model with its comment, and the run goes on. A decision cannot be taken back.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DecideApproval.class),
                            examples = {
                                @ExampleObject(name = "edited", value = ApprovalExamples.EDITED),
                                @ExampleObject(name = "remembered", value = ApprovalExamples.REMEMBERED),
                                @ExampleObject(name = "rejected", value = ApprovalExamples.REJECTED)
                            }))
    @APIResponse(responseCode = "200", ref = "Approval")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "403", ref = "MayNotAct")
    @APIResponse(responseCode = "409", ref = "ApprovalConflict")
    @APIResponse(responseCode = "410", ref = "ApprovalGone")
    @APIResponse(responseCode = "412", ref = "DigestMismatch")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "InvalidArguments")
    public ApprovalBody decide(
            @Parameter(description = "The id of the approval") @PathParam("approvalId") String approvalId,
            @Parameter(hidden = true) DecideApproval body,
            @Context SecurityContext security) {
        ApprovalId id = ApprovalPath.parse(approvalId);
        DecisionRequest decision = validation.valid(body).toRequest();
        return ApprovalBody.of(visible.change(id, security, by -> approvals.decide(id, by, decision)));
    }

    @POST
    @Path("claim")
    @Operation(
            operationId = "claimApproval",
            summary = "Takes an approval for oneself",
            description =
                    "Nobody else can decide, except an administrator, until it is decided, released, or half an hour"
                            + " is over. Claiming again begins the half hour anew.")
    @APIResponse(responseCode = "200", ref = "Approval")
    @APIResponse(responseCode = "403", ref = "MayNotAct")
    @APIResponse(responseCode = "409", ref = "ApprovalConflict")
    @APIResponse(responseCode = "410", ref = "ApprovalGone")
    public ApprovalBody claim(
            @Parameter(description = "The id of the approval") @PathParam("approvalId") String approvalId,
            @Context SecurityContext security) {
        ApprovalId id = ApprovalPath.parse(approvalId);
        return ApprovalBody.of(visible.change(id, security, by -> approvals.claim(id, by)));
    }

    @POST
    @Path("release")
    @Operation(
            operationId = "releaseApproval",
            summary = "Gives a claim back",
            description = "One's own; an administrator gives back anybody's.")
    @APIResponse(responseCode = "200", ref = "Approval")
    @APIResponse(responseCode = "403", ref = "MayNotAct")
    @APIResponse(responseCode = "409", ref = "ApprovalConflict")
    @APIResponse(responseCode = "410", ref = "ApprovalGone")
    public ApprovalBody release(
            @Parameter(description = "The id of the approval") @PathParam("approvalId") String approvalId,
            @Context SecurityContext security) {
        ApprovalId id = ApprovalPath.parse(approvalId);
        return ApprovalBody.of(visible.change(id, security, by -> approvals.release(id, by)));
    }

    @POST
    @Path("delegation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "delegateApproval",
            summary = "Hands an approval to others",
            description = "They, and administrators, are the only ones who may decide from then on.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DelegateApproval.class),
                            examples = @ExampleObject(name = "delegation", value = ApprovalExamples.DELEGATION)))
    @APIResponse(responseCode = "200", ref = "Approval")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "403", ref = "MayNotAct")
    @APIResponse(responseCode = "409", ref = "ApprovalConflict")
    @APIResponse(responseCode = "410", ref = "ApprovalGone")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "InvalidArguments")
    public ApprovalBody delegate(
            @Parameter(description = "The id of the approval") @PathParam("approvalId") String approvalId,
            @Parameter(hidden = true) DelegateApproval body,
            @Context SecurityContext security) {
        ApprovalId id = ApprovalPath.parse(approvalId);
        Approvers to = validation.valid(body).toApprovers();
        return ApprovalBody.of(visible.change(id, security, by -> approvals.delegate(id, by, to)));
    }
}
