package io.agentee.client.signin;

import io.agentee.cdi.signin.SignInSettings;
import io.agentee.client.session.CallerSessions;
import io.agentee.client.session.WantedPath;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Answers with the page on which people sign in. */
@Singleton
public class LoginPages {

    private static final String HTML = "text/html; charset=utf-8";

    /** The store that is always there, with users or without. */
    private static final int OWN_STORES = 1;

    private final LoginPage page;
    private final CallerSessions sessions;
    private final boolean withPassword;
    private final boolean withOpenId;

    @Inject
    LoginPages(
            Instance<LoginPage> pages,
            CallerSessions sessions,
            SignInSettings settings,
            Instance<IdentityStore> stores) {
        this(
                pages.isResolvable() ? pages.get() : new PlainLoginPage(),
                sessions,
                settings,
                settings.usersFile().isPresent() || stores.stream().count() > OWN_STORES);
    }

    /**
     * Makes them as the container would.
     *
     * @param withPassword whether there is somebody who can sign in by password
     */
    public LoginPages(LoginPage page, CallerSessions sessions, SignInSettings settings, boolean withPassword) {
        this.page = page;
        this.sessions = sessions;
        this.withOpenId = settings.openId().isPresent();
        this.withPassword = withPassword || !withOpenId;
    }

    /**
     * The page.
     *
     * @param from where to go on to
     * @param name what was typed as the name before
     * @param problem why it did not work
     */
    public Response show(
            Response.Status status,
            WantedPath from,
            String name,
            Optional<String> problem,
            HttpServletRequest request) {
        LoginForm form = new LoginForm(sessions.token(request), from, name, problem, withPassword, withOpenId);
        return Response.status(status).type(HTML).entity(page.html(form)).build();
    }

    /** Leads to another page. As text: JAX-RS makes a URI absolute, as seen from behind any proxy. */
    public static Response lead(String location) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, location)
                .build();
    }
}
