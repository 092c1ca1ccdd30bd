package io.agentee.client.console.run;

import io.agentee.api.approval.Approvals;
import io.agentee.api.run.AgentClient;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.Page;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunFilter;
import io.agentee.client.console.page.Console;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.page.Flash;
import io.agentee.client.console.page.Section;
import io.agentee.client.console.page.Submission;
import io.agentee.client.console.page.Viewer;
import io.agentee.client.console.page.Visit;
import io.agentee.client.run.RunPath;
import io.agentee.client.run.VisibleRuns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The list of runs, and the page of each. */
@Path(ConsolePaths.RUNS)
@Singleton
@Produces(Console.HTML)
public class RunPagesResource {

    private static final int PAGE = 25;

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private Console console;

    @SuppressWarnings("NullAway.Init")
    private AgentClient agents;

    @SuppressWarnings("NullAway.Init")
    private VisibleRuns runs;

    @SuppressWarnings("NullAway.Init")
    private Approvals approvals;

    @SuppressWarnings("NullAway.Init")
    private TemporalUi temporalUi;

    @Inject
    void use(Console console, AgentClient agents, VisibleRuns runs, Approvals approvals, TemporalUi temporalUi) {
        this.console = console;
        this.agents = agents;
        this.runs = runs;
        this.approvals = approvals;
        this.temporalUi = temporalUi;
    }

    @GET
    @Operation(hidden = true)
    public Response list(@Context HttpServletRequest request, @Context UriInfo uri) {
        Visit visit = console.visit(request);
        RunListQuery query = RunListQuery.of(new Submission(uri.getQueryParameters()));
        Instant now = Instant.now();
        Page<Run> found = query.filter(visit.viewer(), now)
                .map(filter -> list(filter, query.cursor()))
                .orElse(new Page<>(List.of(), Optional.empty()));
        return console.show(new RunListPage(
                visit.frame("Runs", Section.RUNS),
                query,
                visit.viewer().seesAll(),
                found.items().stream().map(run -> new RunView(run, now)).toList(),
                found.nextCursor()));
    }

    @GET
    @Path("{runId}")
    @Operation(hidden = true)
    public Response show(@Context HttpServletRequest request, @PathParam("runId") String runId) {
        Visit visit = console.visit(request);
        Viewer viewer = visit.viewer();
        Run run = VisibleRun.of(agents, RunPath.parse(runId), viewer);
        RunView view = new RunView(run, Instant.now());
        return console.show(new RunPage(
                visit.frame("%s: run of %s".formatted(view.status(), view.agent()), Section.RUNS),
                view,
                SubRunReader.below(run, id -> runs.read(id, viewer.caller())),
                Transcript.of(agents, run),
                RunApprovals.of(approvals, run, viewer),
                viewer.runs().mayCancel(run.origin()) && !run.status().finished(),
                temporalUi.pageOf(run.runId())));
    }

    @POST
    @Path("{runId}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response cancel(
            @Context HttpServletRequest request,
            @PathParam("runId") String runId,
            MultivaluedMap<String, String> fields) {
        Visit visit = console.visit(request);
        visit.submission(fields);
        Run run = VisibleRun.of(agents, RunPath.parse(runId), visit.viewer());
        visit.leave(cancel(run, visit.viewer()));
        return console.lead(ConsolePaths.run(run.runId()));
    }

    private Flash cancel(Run run, Viewer viewer) {
        viewer.runs().requireCancel(run.origin());
        try {
            agents.handle(run.runId()).cancel();
            return Flash.done("The run is asked to end. It is cancelled soon.");
        } catch (AgentClientException e) {
            return Flash.failed(String.valueOf(e.getMessage()));
        }
    }

    private Page<Run> list(RunFilter filter, String cursor) {
        try {
            return agents.list(filter, PAGE, cursor);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e);
        }
    }
}
