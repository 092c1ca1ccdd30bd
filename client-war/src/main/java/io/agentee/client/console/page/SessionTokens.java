package io.agentee.client.console.page;

import io.agentee.api.run.Caller;
import io.agentee.client.session.CallerSessions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;

/** Knows callers, and the token of their forms, by the sessions that sign-in began. */
@Singleton
public class SessionTokens implements ConsoleSessions {

    private final CallerSessions sessions;

    @Inject
    public SessionTokens(CallerSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Caller caller(HttpServletRequest request) {
        return sessions.caller(request);
    }

    @Override
    public String csrfToken(HttpServletRequest request) {
        return sessions.token(request);
    }
}
