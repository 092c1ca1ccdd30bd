package io.agentee.client.session;

import io.agentee.cdi.signin.SignInSettings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.annotation.WebListener;
import java.util.Set;

/** Says what browsers may do with the cookie of a session: send it to the console, and from its own pages. */
@WebListener
public class SessionCookieListener implements ServletContextListener {

    private final SignInSettings settings;

    @Inject
    public SessionCookieListener(SignInSettings settings) {
        this.settings = settings;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        // An id in a URL ends up in logs, bookmarks and at other sites.
        event.getServletContext().setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
        SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setName("agentee-console");
        cookie.setPath(event.getServletContext().getContextPath() + ConsolePath.HOME);
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.secureCookies());
        // Strict would lose the session on the way back from an OpenID Connect provider.
        cookie.setAttribute("SameSite", "Lax");
    }
}
