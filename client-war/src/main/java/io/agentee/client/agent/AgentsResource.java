package io.agentee.client.agent;

import io.agentee.api.agent.AgentCatalog;
import io.agentee.api.agent.AgentName;
import io.agentee.api.run.AgentClientException;
import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.client.caller.Permissions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells which agents there are. */
@Path("/api/v1/agents")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agents")
@APIResponse(responseCode = "401", ref = "NotSignedIn")
@APIResponse(responseCode = "403", ref = "NotAllowed")
@APIResponse(responseCode = "500", ref = "InternalError")
public class AgentsResource {

    private static final String LIST = """
            {"items": [{"name": "support", "description": "Helps customers of the shop", "model": "default",
                        "mode": "interactive", "subAgents": ["researcher"], "fingerprint": "sha256:6ca1…",
                        "tools": [{"name": "refund", "description": "Refund an order", "source": "bean:OrderTools",
                                   "approval": "required"},
                                  {"name": "subagent_researcher", "source": "agent:researcher",
                                   "description": "Hands a task to the agent 'researcher': Looks things up",
                                   "approval": "none"}]}]}""";

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private AgentCatalog catalog;

    @SuppressWarnings("NullAway.Init")
    private CurrentCaller currentCaller;

    @Inject
    void use(AgentCatalog catalog, CurrentCaller currentCaller) {
        this.catalog = catalog;
        this.currentCaller = currentCaller;
    }

    @GET
    @Operation(operationId = "listAgents", summary = "All agents, by name")
    @APIResponse(
            responseCode = "200",
            description = "All agents",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AgentListBody.class),
                            examples = @ExampleObject(name = "agents", value = LIST)))
    public AgentListBody list(@Context SecurityContext security) {
        requireAllowed(security);
        return AgentListBody.of(catalog);
    }

    @GET
    @Path("{agent}")
    @Operation(
            operationId = "getAgent",
            summary = "An agent",
            description = "With the parameters of its tools, its approval policy and its limits.")
    @APIResponse(
            responseCode = "200",
            description = "The agent",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AgentBody.class)))
    @APIResponse(responseCode = "404", ref = "UnknownAgent")
    public AgentBody get(
            @Parameter(description = "The name of the agent", example = "support") @PathParam("agent") String agent,
            @Context SecurityContext security) {
        requireAllowed(security);
        return Optional.of(agent)
                .filter(AgentName::isLegal)
                .map(AgentName::new)
                .flatMap(catalog::find)
                .map(found -> AgentBody.full(found, catalog.fingerprint(found.name())))
                .orElseThrow(() -> new AgentClientException.UnknownAgent(agent));
    }

    private void requireAllowed(SecurityContext security) {
        new Permissions(currentCaller.of(security.getUserPrincipal(), security::isUserInRole)).requireAgents();
    }
}
