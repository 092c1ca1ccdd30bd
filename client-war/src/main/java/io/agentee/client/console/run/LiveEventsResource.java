package io.agentee.client.console.run;

import io.agentee.api.event.EventId;
import io.agentee.api.run.RunId;
import io.agentee.client.console.page.Console;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.event.ResumePosition;
import io.agentee.client.run.RunPath;
import io.agentee.client.run.VisibleRuns;
import io.agentee.client.stream.EventStreams;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The events of a run, as the API streams them, for a browser that is signed in to the console. */
@Path(ConsolePaths.RUNS + "/{runId}/events")
@Singleton
@Produces(MediaType.SERVER_SENT_EVENTS)
public class LiveEventsResource {

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private Console console;

    @SuppressWarnings("NullAway.Init")
    private VisibleRuns runs;

    @SuppressWarnings("NullAway.Init")
    private EventStreams streams;

    @Inject
    void use(Console console, VisibleRuns runs, EventStreams streams) {
        this.console = console;
        this.runs = runs;
        this.streams = streams;
    }

    @GET
    @Operation(hidden = true)
    public void watch(
            @PathParam("runId") String runId,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse answer) {
        RunId id = RunPath.parse(runId);
        EventId after = ResumePosition.of(headers, uri.getQueryParameters());
        streams.answer(runs.events(id, after, console.visit(request).viewer().caller()), request, answer);
    }
}
