package io.agentee.client.console.problem;

import io.agentee.api.run.Caller;
import io.agentee.client.console.page.ConsoleSessions;
import io.agentee.client.problem.Problem;
import io.agentee.client.session.ConsolePath;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes pages of the problems of the console: whoever looks at pages is not to read JSON. */
@Provider
@Singleton
public class ConsoleProblemFilter implements ContainerResponseFilter {

    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

    // Set by an initializer: RESTEasy takes only providers with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private ConsoleErrors errors;

    @SuppressWarnings("NullAway.Init")
    private ConsoleSessions sessions;

    @Context
    @Nullable
    private HttpServletRequest servletRequest;

    @Inject
    void use(ConsoleErrors errors, ConsoleSessions sessions) {
        this.errors = errors;
        this.sessions = sessions;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean html = request.getAcceptableMediaTypes().stream().anyMatch(HTML::isCompatible);
        if (html
                && response.getEntity() instanceof Problem problem
                && servletRequest != null
                && ConsolePath.matches(servletRequest)) {
            String reference = problem.instance().map(Object::toString).orElse("");
            String page = errors.html(problem.status(), problem.detail(), reference, caller());
            response.setEntity(page.getBytes(StandardCharsets.UTF_8), new Annotation[0], HTML);
        }
    }

    private Optional<Caller> caller() {
        return Optional.ofNullable(servletRequest).map(sessions::caller);
    }
}
