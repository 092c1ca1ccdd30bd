package io.agentee.client.start;

import io.agentee.api.agent.AgentName;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunRequest;
import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.client.json.RequestValidation;
import io.agentee.client.problem.Problem;
import io.agentee.client.run.RunBody;
import io.agentee.client.run.RunExamples;
import io.agentee.client.run.RunPath;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where runs are started. */
@Path("/api/v1/agents/{agent}/runs")
@Singleton
@Tag(name = "Runs")
public class AgentRunsResource {

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private WaitingCallers waitingCallers;

    @SuppressWarnings("NullAway.Init")
    private StreamedRuns streamedRuns;

    @SuppressWarnings("NullAway.Init")
    private EventStreams streams;

    @SuppressWarnings("NullAway.Init")
    private CurrentCaller currentCaller;

    @SuppressWarnings("NullAway.Init")
    private RequestValidation validation;

    @Inject
    void use(
            WaitingCallers waitingCallers,
            StreamedRuns streamedRuns,
            EventStreams streams,
            CurrentCaller currentCaller,
            RequestValidation validation) {
        this.waitingCallers = waitingCallers;
        this.streamedRuns = streamedRuns;
        this.streams = streams;
        this.currentCaller = currentCaller;
        this.validation = validation;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startRun",
            summary = "Starts a run",
            description =
                    "Answers at once, or, with Prefer: wait=N, when the run is over or the time is, or, with Accept:"
                            + " text/event-stream, with the events of the run as they come. The same Idempotency-Key by the same"
                            + " caller with the same body leads to the run that the first call started.")
    @Parameter(
            name = IdempotencyKey.HEADER,
            in = ParameterIn.HEADER,
            description = "1 to 128 visible ASCII characters; starts one run however often it is sent",
            schema = @Schema(implementation = String.class, minLength = 1, maxLength = 128),
            example = "order-42-refund")
    @Parameter(
            name = PreferredWait.HEADER,
            in = ParameterIn.HEADER,
            description = "wait=N: answer when the run is over, but after N seconds at the latest; N from 0 to 60",
            schema = @Schema(implementation = String.class),
            example = "wait=30")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StartRun.class),
                            examples = {
                                @ExampleObject(name = "short", value = "{\"input\": \"Refund order 42\"}"),
                                @ExampleObject(name = "full", value = """
                                        {"input": "Refund order 42", "conversationId": "c-7",
                                         "metadata": {"tenant": "acme"}, "timeout": "PT5M"}""")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "The run was over in time; or its events, from the first",
            headers = {
                @Header(name = "Location", ref = "RunLocation"),
                @Header(
                        name = PreferredWait.APPLIED_HEADER,
                        description = "The wait that was asked for",
                        schema = @Schema(implementation = String.class, examples = "wait=30"))
            },
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RunBody.class),
                        examples = @ExampleObject(name = "completed", value = RunExamples.COMPLETED)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "events", value = EventExamples.STREAM))
            })
    @APIResponse(
            responseCode = "202",
            description = "The run is started and goes on",
            headers = @Header(name = "Location", ref = "RunLocation"),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RunBody.class),
                            examples = @ExampleObject(name = "running", value = RunExamples.RUNNING)))
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "401", ref = "NotSignedIn")
    @APIResponse(responseCode = "403", ref = "NotAllowed")
    @APIResponse(responseCode = "404", ref = "UnknownAgent")
    @APIResponse(
            responseCode = "409",
            description = "idempotency-conflict: the key was used with another request",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "problem", value = """
                                    {"type": "urn:agentee:problem:idempotency-conflict", "title": "The idempotency key belongs to another request",
                                     "status": 409, "detail": "The idempotency key 'order-42-refund' was used with another request; use a new key for a new request."}""")))
    @APIResponse(
            responseCode = "413",
            description = "input-too-large: the input has more than 1 MiB in UTF-8",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "problem", value = """
                                    {"type": "urn:agentee:problem:input-too-large", "title": "The input is too large",
                                     "status": 413, "detail": "The input has 1048577 bytes; at most 1048576 are allowed."}""")))
    @APIResponse(
            responseCode = "415",
            description = "unsupported-media-type: the body is not declared as JSON",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "problem", value = """
                                    {"type": "urn:agentee:problem:unsupported-media-type", "title": "The body has a media type that is not supported",
                                     "status": 415, "detail": "The body has to be application/json, without a Content-Encoding."}""")))
    @APIResponse(responseCode = "500", ref = "InternalError")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public CompletionStage<Response> start(
            @Parameter(description = "The name of the agent", example = "support") @PathParam("agent") String agent,
            @Parameter(hidden = true) StartRun body,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Optional<PreferredWait> wait = PreferredWait.of(headers);
        return waitingCallers
                .start(
                        request(agent, body, headers, security),
                        wait.map(PreferredWait::duration).orElse(Duration.ZERO))
                .thenApply(run -> response(run, wait));
    }

    /** As {@link #start}, and answers with the events; who accepts both alike is answered with JSON. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    @Operation(hidden = true)
    public void startStreamed(
            @PathParam("agent") String agent,
            StartRun body,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse answer) {
        streams.answer(
                streamedRuns.start(request(agent, body, headers, security), UnaryOperator.identity()), request, answer);
    }

    private RunRequest request(String agent, StartRun body, HttpHeaders headers, SecurityContext security) {
        Optional<String> idempotencyKey = IdempotencyKey.of(headers);
        if (!AgentName.isLegal(agent)) {
            throw new AgentClientException.UnknownAgent(agent);
        }
        return validation
                .valid(body)
                .toRequest(
                        new AgentName(agent),
                        currentCaller.of(security.getUserPrincipal(), security::isUserInRole),
                        idempotencyKey);
    }

    private static Response response(Run run, Optional<PreferredWait> wait) {
        Response.ResponseBuilder response = wait.isPresent() && run.status().finished()
                ? Response.ok().header(PreferredWait.APPLIED_HEADER, wait.get().applied())
                : Response.accepted();
        return response.header(HttpHeaders.LOCATION, RunPath.of(run.runId()))
                .entity(RunBody.of(run))
                .build();
    }
}
