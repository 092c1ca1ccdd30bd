package io.agentee.client.signin;

import io.agentee.client.caller.SignedIn;
import io.agentee.client.session.CallerSessions;
import io.agentee.client.session.ConsolePath;
import io.agentee.client.session.WantedPath;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where people sign in to the console by name and password, and out. */
@Path("/console")
@Singleton
public class LoginResource {

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private CallerSessions sessions;

    @SuppressWarnings("NullAway.Init")
    private PasswordSignIn passwords;

    @SuppressWarnings("NullAway.Init")
    private LoginPages pages;

    @Inject
    void use(CallerSessions sessions, PasswordSignIn passwords, LoginPages pages) {
        this.sessions = sessions;
        this.passwords = passwords;
        this.pages = pages;
    }

    @GET
    @Path("login")
    @Operation(hidden = true)
    public Response form(@QueryParam(WantedPath.PARAMETER) @Nullable String from, @Context HttpServletRequest request) {
        return pages.show(Response.Status.OK, WantedPath.of(from), "", Optional.empty(), request);
    }

    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signIn(
            MultivaluedMap<String, String> fields,
            @QueryParam(WantedPath.PARAMETER) @Nullable String wanted,
            @Context HttpServletRequest request) {
        @Nullable String inForm = fields.getFirst(WantedPath.PARAMETER);
        WantedPath from = WantedPath.of(inForm == null ? wanted : inForm);
        String name = Optional.ofNullable(fields.getFirst("name")).orElse("").strip();
        String password = Optional.ofNullable(fields.getFirst("password")).orElse("");
        Optional<SignedIn> caller = passwords.signIn(name, password);
        if (caller.isEmpty()) {
            return pages.show(
                    Response.Status.UNAUTHORIZED,
                    from,
                    name,
                    Optional.of("Nobody of this name has this password."),
                    request);
        }
        sessions.begin(request, caller.get());
        return LoginPages.lead(from.value());
    }

    @POST
    @Path("logout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signOut(MultivaluedMap<String, String> fields, @Context HttpServletRequest request) {
        sessions.end(request);
        return LoginPages.lead(ConsolePath.LOGIN);
    }
}
