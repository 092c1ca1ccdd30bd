package io.agentee.client.console.agent;

import io.agentee.api.agent.AgentCatalog;
import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentName;
import io.agentee.api.run.AgentClient;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.RunHandle;
import io.agentee.client.console.page.Console;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.page.ErrorSummary;
import io.agentee.client.console.page.Section;
import io.agentee.client.console.page.Visit;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The agents, and the page of each, from which runs are started. */
@Path(ConsolePaths.AGENTS)
@Singleton
@Produces(Console.HTML)
public class AgentPagesResource {

    private static final String NOT_STARTED = "No run was started.";

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private Console console;

    @SuppressWarnings("NullAway.Init")
    private AgentCatalog catalog;

    @SuppressWarnings("NullAway.Init")
    private AgentClient agents;

    @Inject
    void use(Console console, AgentCatalog catalog, AgentClient agents) {
        this.console = console;
        this.catalog = catalog;
        this.agents = agents;
    }

    @GET
    @Operation(hidden = true)
    public Response list(@Context HttpServletRequest request) {
        Visit visit = visit(request);
        return console.show(new AgentListPage(
                visit.frame("Agents", Section.AGENTS),
                catalog.all().stream().map(this::view).toList()));
    }

    @GET
    @Path("{agent}")
    @Operation(hidden = true)
    public Response show(@Context HttpServletRequest request, @PathParam("agent") String agent) {
        Visit visit = visit(request);
        return console.show(page(visit, find(agent), StartForm.empty(), ErrorSummary.NONE));
    }

    @POST
    @Path("{agent}/runs")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response start(
            @Context HttpServletRequest request,
            @PathParam("agent") String agent,
            MultivaluedMap<String, String> fields) {
        Visit visit = visit(request);
        StartForm form = StartForm.of(visit.submission(fields));
        AgentDefinition definition = find(agent);
        visit.viewer().runs().requireStart();
        List<ErrorSummary.Line> problems = form.problems();
        if (!problems.isEmpty()) {
            return console.show(422, page(visit, definition, form, new ErrorSummary(NOT_STARTED, problems)));
        }
        try {
            RunHandle run = agents.start(
                    form.toRequest(definition.name(), visit.viewer().caller()));
            return console.lead(ConsolePaths.run(run.runId()));
        } catch (AgentClientException e) {
            return refused(visit, definition, form, e);
        }
    }

    private Visit visit(HttpServletRequest request) {
        Visit visit = console.visit(request);
        visit.viewer().runs().requireAgents();
        return visit;
    }

    private Response refused(Visit visit, AgentDefinition definition, StartForm form, AgentClientException why) {
        ErrorSummary errors = ErrorSummary.of(NOT_STARTED, String.valueOf(why.getMessage()));
        if (why instanceof AgentClientException.IdempotencyConflict) {
            ErrorSummary again =
                    ErrorSummary.of(NOT_STARTED, "This form was sent before. Send it again to start another run.");
            return console.show(409, page(visit, definition, form.withNewKey(), again));
        }
        int status = why instanceof AgentClientException.InputTooLarge ? 413 : 503;
        return console.show(status, page(visit, definition, form, errors));
    }

    private AgentPage page(Visit visit, AgentDefinition agent, StartForm form, ErrorSummary errors) {
        return new AgentPage(
                visit.frame("%s: agent".formatted(agent.name()), Section.AGENTS),
                view(agent),
                visit.viewer().runs().mayStartRuns(),
                form,
                errors);
    }

    private AgentView view(AgentDefinition agent) {
        return new AgentView(agent, catalog.fingerprint(agent.name()));
    }

    private AgentDefinition find(String name) {
        return Optional.of(name)
                .filter(AgentName::isLegal)
                .map(AgentName::new)
                .flatMap(catalog::find)
                .orElseThrow(() -> new AgentClientException.UnknownAgent(name));
    }
}
