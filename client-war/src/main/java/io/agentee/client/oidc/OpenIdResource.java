package io.agentee.client.oidc;

import static io.agentee.client.oidc.OpenIdMessages.MESSAGES;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import io.agentee.cdi.signin.OpenIdSettings;
import io.agentee.cdi.signin.SignInSettings;
import io.agentee.client.caller.SignedIn;
import io.agentee.client.session.CallerSessions;
import io.agentee.client.session.ConsolePath;
import io.agentee.client.session.WantedPath;
import io.agentee.client.signin.LoginPages;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Sends people to the OpenID Connect provider, and takes them back: the authorization code flow, with PKCE. */
@Path("/console/oidc")
@Singleton
public class OpenIdResource {

    private static final String PENDING = "io.agentee.openid";
    private static final String SORRY = "Signing in there did not work. Try again; the server's log tells more.";

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private CallerSessions sessions;

    @SuppressWarnings("NullAway.Init")
    private LoginPages pages;

    private Optional<OpenIdSettings> settings = Optional.empty();
    private Optional<OpenIdProvider> provider = Optional.empty();

    @Inject
    void use(CallerSessions sessions, LoginPages pages, SignInSettings signIn) {
        this.sessions = sessions;
        this.pages = pages;
        this.settings = signIn.openId();
        this.provider = settings.map(OpenIdProvider::new);
    }

    @GET
    @Path("start")
    @Operation(hidden = true)
    public Response start(
            @QueryParam(WantedPath.PARAMETER) @Nullable String from, @Context HttpServletRequest request) {
        OpenIdProvider known = provider.orElseThrow(NotFoundException::new);
        WantedPath wanted = WantedPath.of(from);
        PendingSignIn pending = PendingSignIn.begin(wanted);
        try {
            URI there = known.signIn(pending, redirect(request));
            sessions.session(request).setAttribute(PENDING, pending);
            return LoginPages.lead(there.toString());
        } catch (OpenIdException failure) {
            return refuse(failure, wanted, request);
        }
    }

    @GET
    @Path("callback")
    @Operation(hidden = true)
    public Response callback(@Context HttpServletRequest request) {
        OpenIdProvider known = provider.orElseThrow(NotFoundException::new);
        Optional<PendingSignIn> pending = takePending(request);
        WantedPath wanted = WantedPath.of(pending.map(PendingSignIn::from).orElse(""));
        try {
            PendingSignIn expected = pending.orElseThrow(
                    () -> new OpenIdException("the browser was not sent to the provider from here"));
            SignedIn caller = caller(known, expected, request);
            sessions.begin(request, caller);
            return LoginPages.lead(wanted.value());
        } catch (OpenIdException failure) {
            return refuse(failure, wanted, request);
        }
    }

    private SignedIn caller(OpenIdProvider known, PendingSignIn pending, HttpServletRequest request)
            throws OpenIdException {
        AuthorizationCode code = code(pending, request);
        return ClaimedCaller.of(known.redeem(code, pending, redirect(request)).toJSONObject(), settings.orElseThrow())
                .orElseThrow(() -> new OpenIdException("the ID token names nobody who can be signed in"));
    }

    private static AuthorizationCode code(PendingSignIn pending, HttpServletRequest request) throws OpenIdException {
        try {
            AuthenticationResponse response = AuthenticationResponseParser.parse(
                    URI.create(ConsolePath.OPENID_CALLBACK + "?" + request.getQueryString()));
            if (response.getState() == null
                    || !equal(pending.state(), response.getState().getValue())) {
                throw new OpenIdException("the state is not the one that the browser was sent with");
            }
            if (!response.indicatesSuccess()) {
                throw new OpenIdException("the provider says "
                        + response.toErrorResponse().getErrorObject().getCode());
            }
            return Optional.ofNullable(response.toSuccessResponse().getAuthorizationCode())
                    .orElseThrow(() -> new OpenIdException("the provider sent no code"));
        } catch (ParseException | IllegalArgumentException malformed) {
            throw new OpenIdException("the answer is malformed", malformed);
        }
    }

    /** Each answer has one chance. */
    private static Optional<PendingSignIn> takePending(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(PENDING) instanceof PendingSignIn pending)) {
            return Optional.empty();
        }
        session.removeAttribute(PENDING);
        return Optional.of(pending);
    }

    /** As configured; else as the browser addressed this server, which the provider checks against what it was told. */
    private URI redirect(HttpServletRequest request) {
        return settings.flatMap(OpenIdSettings::redirectUri).orElseGet(() -> {
            String callback = request.getContextPath() + ConsolePath.OPENID_CALLBACK;
            StringBuffer own = request.getRequestURL();
            return URI.create(own.toString()).resolve(callback);
        });
    }

    private Response refuse(OpenIdException failure, WantedPath wanted, HttpServletRequest request) {
        MESSAGES.notSignedIn(String.valueOf(failure.getMessage()));
        return pages.show(Response.Status.UNAUTHORIZED, wanted, "", Optional.of(SORRY), request);
    }

    private static boolean equal(String expected, String sent) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
