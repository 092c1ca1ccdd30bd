package io.agentee.client.console.page;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.Caller;
import io.agentee.client.session.CallerSessions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;

/** The sessions of those who signed in. */
@Singleton
public class SignedInSessions implements ConsoleSessions {

    private final CallerSessions sessions;

    @Inject
    public SignedInSessions(CallerSessions sessions) {
        this.sessions = requireNonNull(sessions, "sessions is null");
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
