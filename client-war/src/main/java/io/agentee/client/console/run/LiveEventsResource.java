package io.agentee.client.console.run;

import io.agentee.api.event.EventId;
import io.agentee.api.run.AgentClient;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.RunId;
import io.agentee.client.console.page.Console;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.page.Viewer;
import io.agentee.client.event.ResumePosition;
import io.agentee.client.run.RunPath;
import io.agentee.client.run.StreamedRuns;
import io.agentee.client.stream.EventStream;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
    private AgentClient agents;

    @SuppressWarnings("NullAway.Init")
    private StreamedRuns runs;

    @SuppressWarnings("NullAway.Init")
    private EventStreams streams;

    @Inject
    void use(Console console, AgentClient agents, StreamedRuns runs, EventStreams streams) {
        this.console = console;
        this.agents = agents;
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
        Viewer viewer = console.visit(request).viewer();
        streams.answer(events(id, after, viewer), request, answer);
    }

    private CompletionStage<EventStream> events(RunId id, EventId after, Viewer viewer) {
        return agents.handle(id)
                .runAsync()
                .thenCompose(run -> viewer.maySee(run.origin())
                        ? runs.after(id, after)
                        : CompletableFuture.failedFuture(new AgentClientException.UnknownRun(id)));
    }
}
