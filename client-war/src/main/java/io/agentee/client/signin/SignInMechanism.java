package io.agentee.client.signin;

import io.agentee.client.caller.SignedIn;
import io.agentee.client.problem.ServletProblem;
import io.agentee.client.session.CallerSessions;
import io.agentee.client.session.ConsolePath;
import io.agentee.client.session.PageRequest;
import io.agentee.client.session.SecurityHeaders;
import io.agentee.client.session.WantedPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;

/** Lets nobody in who did not sign in. The container asks it for every request, before any filter or servlet. */
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {

    @Inject
    @SuppressWarnings("NullAway.Init")
    private ApiSignIn api;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private CallerSessions sessions;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        // What is refused here gets to no filter.
        SecurityHeaders.set(request, response);
        try {
            return ConsolePath.matches(request) ? console(request, response, context) : api(request, response, context);
        } catch (IOException e) {
            throw new AuthenticationException("The refusal could not be written", e);
        }
    }

    private AuthenticationStatus console(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        if (ConsolePath.isOpen(request)) {
            return context.doNothing();
        }
        Optional<SignedIn> caller = sessions.signedIn(request);
        if (caller.isPresent()) {
            return letIn(caller.get(), context);
        }
        if (!PageRequest.accepts(request)) {
            ServletProblem.noSession(response);
            return AuthenticationStatus.SEND_FAILURE;
        }
        WantedPath wanted = PageRequest.isRead(request) ? WantedPath.of(request) : WantedPath.HOME;
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", wanted.login());
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private AuthenticationStatus api(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        Optional<SignedIn> caller = api.caller(Collections.list(request.getHeaders("Authorization")));
        if (caller.isPresent()) {
            return letIn(caller.get(), context);
        }
        ServletProblem.notSignedIn(response);
        return AuthenticationStatus.SEND_FAILURE;
    }

    private static AuthenticationStatus letIn(SignedIn caller, HttpMessageContext context) {
        return context.notifyContainerAboutLogin(caller.name(), caller.roles());
    }
}
