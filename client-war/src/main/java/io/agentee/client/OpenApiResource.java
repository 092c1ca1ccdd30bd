package io.agentee.client;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Describes this API. The build made the description: what a server offers at this path of its own accord is outside of the
 * application, and so outside of its sign-in.
 */
@Path("/openapi")
@Singleton
public class OpenApiResource {

    private static final String YAML = "application/yaml";

    /** YAML, or, where it is preferred or asked for by {@code ?format=JSON}, JSON. */
    @GET
    @Produces({YAML, MediaType.APPLICATION_JSON + ";qs=0.5"})
    @Operation(hidden = true)
    public Response yaml(@QueryParam("format") @Nullable String format) {
        return "JSON".equalsIgnoreCase(format) ? json() : answer("openapi.yaml", YAML);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON + ";qs=0.8")
    @Operation(hidden = true)
    public Response json() {
        return answer("openapi.json", MediaType.APPLICATION_JSON);
    }

    private static Response answer(String file, String type) {
        InputStream content = requireNonNull(OpenApiResource.class.getResourceAsStream(file), file);
        return Response.ok(content).type(type + ";charset=UTF-8").build();
    }
}
