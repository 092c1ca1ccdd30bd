package io.agentee.client.session;

import io.agentee.client.problem.ServletProblem;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses what another site made a browser send with credentials that browsers add by themselves: cookies, and passwords of
 * HTTP Basic. Forms of the console have to send their session's token as well.
 */
@WebFilter(value = "/*", asyncSupported = true)
public class ForgeryFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @SuppressWarnings("serial") // Filters are never serialized.
    private final CallerSessions sessions;

    @Inject
    public ForgeryFilter(CallerSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (RequestOrigin.isForeign(request) && !hasToken(request)) {
            refuse("The request comes from another site.", request, response);
            return;
        }
        if (!ConsolePath.matches(request) || READING.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        Optional<FormRequest> form = FormRequest.read(request);
        if (form.isEmpty() || !sessions.isToken(request, form.get().field(CallerSessions.TOKEN_FIELD))) {
            refuse("The form is too old, or not one of this session. Load its page again.", request, response);
            return;
        }
        chain.doFilter(form.get(), response);
    }

    /** A token has to be put into the header by a script, which other sites' scripts cannot do here. */
    private static boolean hasToken(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("bearer "))
                .isPresent();
    }

    private static void refuse(String detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SecurityHeaders.set(request, response);
        if (ConsolePath.matches(request) && PageRequest.accepts(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, detail);
        } else {
            ServletProblem.notAllowed(detail, response);
        }
    }
}
