package io.agentee.client;

import io.agentee.client.json.JsonBody;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What stands at the root of the server: where everything else is. */
@Path("/")
@Singleton
@Tag(name = "Server")
public class IndexResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "index", summary = "Where everything is")
    public Index index() {
        return new Index("/api/v1/agents", "/api/v1/runs", "/openapi", "/health");
    }

    /**
     * Paths on this server.
     *
     * @param agents the agents
     * @param runs their runs
     * @param openapi the description of this API
     * @param health whether it is well
     */
    @Schema(name = "Index", description = "Paths on this server")
    public record Index(String agents, String runs, String openapi, String health) implements JsonBody {}
}
