package io.agentee.client.audit;

import io.agentee.api.approval.Approvals;
import io.agentee.api.run.RunId;
import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.client.run.RunPath;
import io.agentee.client.run.VisibleRuns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was asked and decided in a run. */
@Path("/api/v1/runs/{runId}/audit")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs")
@APIResponse(responseCode = "401", ref = "NotSignedIn")
public class AuditResource {

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private VisibleRuns runs;

    @SuppressWarnings("NullAway.Init")
    private Approvals approvals;

    @SuppressWarnings("NullAway.Init")
    private CurrentCaller currentCaller;

    @Inject
    void use(VisibleRuns runs, Approvals approvals, CurrentCaller currentCaller) {
        this.runs = runs;
        this.approvals = approvals;
        this.currentCaller = currentCaller;
    }

    @GET
    @Operation(
            operationId = "getAudit",
            summary = "What was asked and decided in a run",
            description = "In a chain of hashes that shows every change. Needs a worker to answer.")
    @APIResponse(
            responseCode = "200",
            description = "The trail",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AuditBody.class)))
    @APIResponse(responseCode = "404", ref = "UnknownRun")
    @APIResponse(responseCode = "500", ref = "InternalError")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public AuditBody get(
            @Parameter(description = "The id of the run") @PathParam("runId") String runId,
            @Context SecurityContext security) {
        RunId id = RunPath.parse(runId);
        runs.requireVisible(id, currentCaller.of(security.getUserPrincipal(), security::isUserInRole));
        return AuditBody.of(approvals.audit(id));
    }
}
