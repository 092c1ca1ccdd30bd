package io.agentee.client.signin;

import io.agentee.client.problem.ServletProblem;
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

/** Lets nobody in who did not sign in. The container asks it for every request, before any filter or servlet. */
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {

    @Inject
    @SuppressWarnings("NullAway.Init")
    private ApiSignIn api;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        try {
            return api(request, response, context);
        } catch (IOException e) {
            throw new AuthenticationException("The refusal could not be written", e);
        }
    }

    private AuthenticationStatus api(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        var caller = api.caller(Collections.list(request.getHeaders("Authorization")));
        if (caller.isEmpty()) {
            ServletProblem.notSignedIn(response);
            return AuthenticationStatus.SEND_FAILURE;
        }
        return context.notifyContainerAboutLogin(
                caller.get().name(), caller.get().roles());
    }
}
