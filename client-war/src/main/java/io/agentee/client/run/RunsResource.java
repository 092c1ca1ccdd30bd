package io.agentee.client.run;

import io.agentee.api.run.Caller;
import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.client.problem.Problem;
import io.agentee.client.query.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where runs are found again. */
@Path("/api/v1/runs")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs")
@APIResponse(responseCode = "401", ref = "NotSignedIn")
@APIResponse(responseCode = "500", ref = "InternalError")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class RunsResource {

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private VisibleRuns runs;

    @SuppressWarnings("NullAway.Init")
    private CurrentCaller currentCaller;

    @Inject
    void use(VisibleRuns runs, CurrentCaller currentCaller) {
        this.runs = runs;
        this.currentCaller = currentCaller;
    }

    @GET
    @Operation(
            operationId = "listRuns",
            summary = "Lists runs, newest first",
            description =
                    "Of all filters that are given, and of those that the caller may see. Unknown parameters are refused.")
    @Parameter(
            name = "agent",
            in = ParameterIn.QUERY,
            description = "Of this agent",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "That stand so",
            schema =
                    @Schema(
                            implementation = String.class,
                            enumeration = {
                                "running",
                                "awaiting-approval",
                                "completed",
                                "failed",
                                "cancelled",
                                "timed-out"
                            }))
    @Parameter(
            name = "conversationId",
            in = ParameterIn.QUERY,
            description = "Of this conversation",
            schema = @Schema(implementation = String.class, maxLength = 128))
    @Parameter(
            name = "startedBy",
            in = ParameterIn.QUERY,
            description = "Started by this caller",
            schema = @Schema(implementation = String.class, maxLength = 128))
    @Parameter(
            name = "since",
            in = ParameterIn.QUERY,
            description = "Started then or later",
            schema = @Schema(implementation = String.class, format = "date-time"),
            example = "2026-11-21T08:00:00Z")
    @Parameter(ref = "Limit")
    @Parameter(ref = "Cursor")
    @APIResponse(
            responseCode = "200",
            description = "A page of runs",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RunListBody.class),
                            examples = @ExampleObject(name = "page", value = RunExamples.PAGE)))
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    public RunListBody list(@Context UriInfo uri, @Context SecurityContext security) {
        RunListQuery query = RunListQuery.of(uri.getQueryParameters());
        try {
            return RunListBody.of(runs.list(query.filter(), query.limit(), query.cursor(), caller(security)));
        } catch (IllegalArgumentException e) {
            // All else of the query is legal by now.
            throw QueryParameters.invalidCursor();
        }
    }

    @GET
    @Path("{runId}")
    @Operation(operationId = "getRun", summary = "A run as it stands")
    @APIResponse(
            responseCode = "200",
            description = "The run",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RunBody.class),
                            examples = {
                                @ExampleObject(name = "completed", value = RunExamples.COMPLETED),
                                @ExampleObject(name = "with-sub-run", value = RunExamples.WITH_SUB_RUN)
                            }))
    @APIResponse(responseCode = "404", ref = "UnknownRun")
    public CompletionStage<RunBody> get(
            @Parameter(description = "The id of the run") @PathParam("runId") String runId,
            @Context SecurityContext security) {
        return runs.read(RunPath.parse(runId), caller(security)).thenApply(RunBody::of);
    }

    @POST
    @Path("{runId}/cancel")
    @Operation(operationId = "cancelRun", summary = "Asks a run to end; it is cancelled soon after")
    @APIResponse(
            responseCode = "202",
            description = "The run, as it stands for the moment",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RunBody.class)))
    @APIResponse(responseCode = "403", ref = "NotAllowed")
    @APIResponse(responseCode = "404", ref = "UnknownRun")
    @APIResponse(
            responseCode = "409",
            description = "run-finished: the run is over already",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "problem", value = """
                                    {"type": "urn:agentee:problem:run-finished", "title": "The run is over",
                                     "status": 409, "detail": "Run '0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e' is over."}""")))
    public CompletionStage<Response> cancel(
            @Parameter(description = "The id of the run") @PathParam("runId") String runId,
            @Context SecurityContext security) {
        return runs.cancel(RunPath.parse(runId), caller(security))
                .thenApply(run -> Response.accepted(RunBody.of(run)).build());
    }

    @GET
    @Path("{runId}/messages")
    @Operation(
            operationId = "getMessages",
            summary = "The transcript of a run",
            description = "All messages so far, in order. Needs a worker to answer.")
    @APIResponse(
            responseCode = "200",
            description = "The transcript",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MessageListBody.class),
                            examples = @ExampleObject(name = "transcript", value = RunExamples.TRANSCRIPT)))
    @APIResponse(responseCode = "404", ref = "UnknownRun")
    public MessageListBody messages(
            @Parameter(description = "The id of the run") @PathParam("runId") String runId,
            @Context SecurityContext security) {
        return MessageListBody.of(runs.messages(RunPath.parse(runId), caller(security)));
    }

    private Caller caller(SecurityContext security) {
        return currentCaller.of(security.getUserPrincipal(), security::isUserInRole);
    }
}
