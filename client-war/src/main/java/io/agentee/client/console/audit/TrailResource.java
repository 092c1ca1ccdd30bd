package io.agentee.client.console.audit;

import io.agentee.api.approval.Approvals;
import io.agentee.api.run.AgentClient;
import io.agentee.api.run.Run;
import io.agentee.client.console.page.Console;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.page.Section;
import io.agentee.client.console.page.Visit;
import io.agentee.client.console.run.VisibleRun;
import io.agentee.client.run.RunPath;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The audit trail of a run. */
@Path(ConsolePaths.RUNS + "/{runId}/audit")
@Singleton
@Produces(Console.HTML)
public class TrailResource {

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private Console console;

    @SuppressWarnings("NullAway.Init")
    private AgentClient agents;

    @SuppressWarnings("NullAway.Init")
    private Approvals approvals;

    @Inject
    void use(Console console, AgentClient agents, Approvals approvals) {
        this.console = console;
        this.agents = agents;
        this.approvals = approvals;
    }

    @GET
    @Operation(hidden = true)
    public Response show(@Context HttpServletRequest request, @PathParam("runId") String runId) {
        Visit visit = console.visit(request);
        Run run = VisibleRun.of(agents, RunPath.parse(runId), visit.viewer());
        return console.show(new TrailPage(
                visit.frame("Audit trail: run of %s".formatted(run.agent()), Section.RUNS),
                approvals.audit(run.runId())));
    }
}
