package io.agentee.client.event;

import io.agentee.api.event.EventId;
import io.agentee.api.run.RunId;
import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.client.problem.Problem;
import io.agentee.client.run.RunPath;
import io.agentee.client.run.VisibleRuns;
import io.agentee.client.stream.EventExamples;
import io.agentee.client.stream.EventStream;
import io.agentee.client.stream.EventStreams;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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

/** Where runs are watched. */
@Path("/api/v1/runs/{runId}/events")
@Singleton
@Produces(MediaType.SERVER_SENT_EVENTS)
@Tag(name = "Events")
public class RunEventsResource {

    private static final String AFTER = "The id of the last event that was seen: the stream begins right after it";

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private VisibleRuns runs;

    @SuppressWarnings("NullAway.Init")
    private EventStreams streams;

    @SuppressWarnings("NullAway.Init")
    private CurrentCaller currentCaller;

    @Inject
    void use(VisibleRuns runs, EventStreams streams, CurrentCaller currentCaller) {
        this.runs = runs;
        this.streams = streams;
        this.currentCaller = currentCaller;
    }

    @GET
    @Operation(
            operationId = "watchRun",
            summary = "The events of a run, live or finished",
            description =
                    "From the first event, or right after the last one that was seen. Types and fields are those of AG-UI"
                            + " 1.0. Those of its sub-runs are among them, each with the subagentRunId of its run. The"
                            + " stream ends with RUN_FINISHED or RUN_ERROR; one that ends otherwise can be resumed. A"
                            + " comment goes out when there was nothing else for 10 s.")
    @Parameter(
            name = ResumePosition.HEADER,
            in = ParameterIn.HEADER,
            description = AFTER,
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = ResumePosition.PARAMETER,
            in = ParameterIn.QUERY,
            description = AFTER + "; for those who cannot send the header, which wins",
            schema = @Schema(implementation = String.class))
    @APIResponse(
            responseCode = "200",
            description = "The events",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = String.class),
                            examples = {
                                @ExampleObject(name = "events", value = EventExamples.STREAM),
                                @ExampleObject(name = "sub-run", value = EventExamples.SUB_RUN)
                            }))
    @APIResponse(
            responseCode = "400",
            description = "unknown-event-id: the event is none of this run; or invalid-request",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "problem", value = EventExamples.UNKNOWN_EVENT)))
    @APIResponse(responseCode = "401", ref = "NotSignedIn")
    @APIResponse(responseCode = "404", ref = "UnknownRun")
    @APIResponse(responseCode = "500", ref = "InternalError")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public void watch(
            @Parameter(description = "The id of the run") @PathParam("runId") String runId,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context SecurityContext security,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse answer) {
        streams.answer(events(runId, headers, uri, security), request, answer);
    }

    /** Without this, JAX-RS would take the GET, of which there is no end. */
    @HEAD
    @Operation(hidden = true)
    public CompletionStage<Response> look(
            @PathParam("runId") String runId,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context SecurityContext security) {
        return events(runId, headers, uri, security)
                .thenApply(stream ->
                        Response.ok().type(MediaType.SERVER_SENT_EVENTS_TYPE).build());
    }

    private CompletionStage<EventStream> events(
            String runId, HttpHeaders headers, UriInfo uri, SecurityContext security) {
        RunId id = RunPath.parse(runId);
        EventId after = ResumePosition.of(headers, uri.getQueryParameters());
        return runs.events(id, after, currentCaller.of(security.getUserPrincipal(), security::isUserInRole));
    }
}
