package io.agentee.client.session;

import io.agentee.api.run.Caller;
import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.cdi.signin.SignInSettings;
import io.agentee.client.caller.SignedIn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;

/**
 * Who signed in to the console, kept in the HTTP session; and a session's token, which each of its forms sends back and no
 * other site knows.
 */
@Singleton
public class CallerSessions {

    /** The field of forms that holds the token. */
    public static final String TOKEN_FIELD = "csrf";

    private static final String CALLER = "io.agentee.caller";
    private static final String TOKEN = "io.agentee.csrf";
    private static final int TOKEN_BYTES = 32;

    /** Long enough to type a password, short enough that sessions of nobody do not pile up. */
    private static final Duration BEFORE_LOGIN = Duration.ofMinutes(10);

    private final Duration timeout;
    private final CurrentCaller currentCaller;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public CallerSessions(SignInSettings settings, CurrentCaller currentCaller) {
        this.timeout = settings.sessionTimeout();
        this.currentCaller = currentCaller;
    }

    /** Who signed in; empty when there is no session, or one of somebody who did not yet. */
    public Optional<SignedIn> signedIn(HttpServletRequest request) {
        return attribute(request, CALLER, SignedIn.class);
    }

    /** Who sends this request, whom the container has let in, with the roles that matter here. */
    public Caller caller(HttpServletRequest request) {
        return currentCaller.of(request.getUserPrincipal(), request::isUserInRole);
    }

    /**
     * Begins the session of somebody who just signed in. Nothing of an earlier session stays, its id least of all, which
     * somebody else may have planted.
     */
    public void begin(HttpServletRequest request, SignedIn caller) {
        HttpSession session = request.getSession(true);
        Collections.list(session.getAttributeNames()).forEach(session::removeAttribute);
        request.changeSessionId();
        session.setMaxInactiveInterval(Math.toIntExact(timeout.toSeconds()));
        session.setAttribute(CALLER, caller);
    }

    /** Ends the session, if there is one. */
    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** The token of this session, which begins with that if there is none. */
    public String token(HttpServletRequest request) {
        return attribute(request, TOKEN, String.class).orElseGet(() -> newToken(session(request)));
    }

    /** Whether this is the token of the request's session; takes equally long for every wrong one. */
    boolean isToken(HttpServletRequest request, String sent) {
        return attribute(request, TOKEN, String.class)
                .map(token -> MessageDigest.isEqual(bytes(token), bytes(sent)))
                .orElse(false);
    }

    /** The session of this request, in which things can be kept until the caller has signed in. */
    public HttpSession session(HttpServletRequest request) {
        HttpSession session = request.getSession(true);
        if (session.isNew()) {
            session.setMaxInactiveInterval(Math.toIntExact(BEFORE_LOGIN.toSeconds()));
        }
        return session;
    }

    private String newToken(HttpSession session) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        session.setAttribute(TOKEN, token);
        return token;
    }

    private static <T> Optional<T> attribute(HttpServletRequest request, String name, Class<T> type) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> session.getAttribute(name))
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static byte[] bytes(String token) {
        return token.getBytes(StandardCharsets.UTF_8);
    }
}
