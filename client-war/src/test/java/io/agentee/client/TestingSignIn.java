package io.agentee.client;

import io.agentee.api.run.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Believes what a header says of the caller; without it, ada calls, who may start runs. */
public final class TestingSignIn extends HttpFilter {

    /** {@code name role role}; empty for nobody. */
    public static final String HEADER = "X-Caller";

    /** Who calls without the header. */
    public static final Caller ADA = new Caller("ada", List.of("agentee-user"));

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String[] caller = Optional.ofNullable(request.getHeader(HEADER))
                .orElse("ada agentee-user")
                .split(" ");
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public @Nullable Principal getUserPrincipal() {
                        return caller[0].isEmpty() ? null : () -> caller[0];
                    }

                    @Override
                    public boolean isUserInRole(String role) {
                        return Arrays.asList(caller).indexOf(role) > 0;
                    }
                },
                response);
    }
}
