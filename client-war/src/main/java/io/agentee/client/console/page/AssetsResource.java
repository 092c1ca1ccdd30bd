package io.agentee.client.console.page;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves style, script and icon. They are the same for everybody, signed in or not. */
@Path(ConsolePaths.ASSETS)
@Singleton
public class AssetsResource {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private Assets assets;

    @Inject
    void use(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("{name}")
    @Operation(hidden = true)
    public Response get(@PathParam("name") String name) {
        Assets.Asset asset = assets.find(name).orElseThrow(NotFoundException::new);
        return Response.ok(asset.content())
                .type(asset.type())
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
