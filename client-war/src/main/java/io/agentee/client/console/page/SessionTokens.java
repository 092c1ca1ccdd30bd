package io.agentee.client.console.page;

import io.agentee.api.run.Caller;
import io.agentee.cdi.caller.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.Base64;

/** Knows callers by the container, and keeps the token of their forms in their HTTP session. */
@Singleton
public class SessionTokens implements ConsoleSessions {

    private static final String TOKEN = "io.agentee.console.csrf";
    private static final int BYTES = 32;

    private final CurrentCaller currentCaller;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public SessionTokens(CurrentCaller currentCaller) {
        this.currentCaller = currentCaller;
    }

    @Override
    public Caller caller(HttpServletRequest request) {
        return currentCaller.of(request.getUserPrincipal(), request::isUserInRole);
    }

    @Override
    public String csrfToken(HttpServletRequest request) {
        HttpSession session = request.getSession();
        if (!(session.getAttribute(TOKEN) instanceof String)) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            session.setAttribute(TOKEN, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return (String) session.getAttribute(TOKEN);
    }
}
