package io.agentee.client.agui;

import io.agentee.api.agent.AgentName;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.RunRequest;
import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.client.json.RequestValidation;
import io.agentee.client.problem.Problem;
import io.agentee.client.start.StreamedRuns;
import io.agentee.client.stream.EventExamples;
import io.agentee.client.stream.EventStreams;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where clients that speak AG-UI start runs. */
@Path("/api/v1/agents/{agent}/ag-ui")
@Singleton
@Tag(name = "AG-UI")
public class AgUiResource {

    private static final String REQUEST = """
            {"threadId": "c-7", "runId": "r-1", "messages": [{"id": "m-1", "role": "user", "content": "Refund order 42"}],
             "tools": [], "context": []}""";

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private StreamedRuns runs;

    @SuppressWarnings("NullAway.Init")
    private EventStreams streams;

    @SuppressWarnings("NullAway.Init")
    private CurrentCaller currentCaller;

    @SuppressWarnings("NullAway.Init")
    private RequestValidation validation;

    @Inject
    void use(StreamedRuns runs, EventStreams streams, CurrentCaller currentCaller, RequestValidation validation) {
        this.runs = runs;
        this.streams = streams;
        this.currentCaller = currentCaller;
        this.validation = validation;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "runAgUi",
            summary = "Starts a run, and answers with its events, as AG-UI has it",
            description = "The last message is the input, threadId the conversation. The same threadId and runId by the"
                    + " same caller with the same input lead to the run that the first call started, and all of its"
                    + " events. tools, context, state and forwardedProps are not used; interrupts are not supported.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RunAgentInput.class),
                            examples = @ExampleObject(name = "input", value = REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "The events; RUN_STARTED and RUN_FINISHED have the threadId and runId of the request",
            headers = @Header(name = "Location", ref = "RunLocation"),
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "events", value = EventExamples.STREAM)))
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "401", ref = "NotSignedIn")
    @APIResponse(responseCode = "403", ref = "NotAllowed")
    @APIResponse(responseCode = "404", ref = "UnknownAgent")
    @APIResponse(
            responseCode = "409",
            description = "idempotency-conflict: threadId and runId were used with another input",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "input-too-large: the input has more than 1 MiB in UTF-8",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "415",
            description = "unsupported-media-type: the body is not declared as JSON",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "500", ref = "InternalError")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public void run(
            @Parameter(description = "The name of the agent", example = "support") @PathParam("agent") String agent,
            @Parameter(hidden = true) RunAgentInput body,
            @Context SecurityContext security,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse answer) {
        if (!AgentName.isLegal(agent)) {
            throw new AgentClientException.UnknownAgent(agent);
        }
        RunAgentInput input = validation.valid(body);
        RunRequest run = input.toRequest(
                new AgentName(agent), currentCaller.of(security.getUserPrincipal(), security::isUserInRole));
        streams.answer(runs.start(run, new CallersIds(input.threadId(), input.runId())), request, answer);
    }
}
