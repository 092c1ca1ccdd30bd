package io.agentee.client.session;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells whether a page of another site had a browser send a request. Programs that are no browsers do not say, and need not. */
final class RequestOrigin {

    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private RequestOrigin() {}

    /**
     * Whether the request may change something, and comes from another site. Browsers say so in {@code Sec-Fetch-Site}; older
     * ones only name their origin.
     */
    static boolean isForeign(HttpServletRequest request) {
        if (READING.contains(request.getMethod())) {
            return false;
        }
        return header(request, "Sec-Fetch-Site")
                .map(site -> !OWN.contains(site.toLowerCase(Locale.ROOT)))
                .orElseGet(() -> header(request, "Origin")
                        .filter(origin -> !isOwn(origin, request))
                        .isPresent());
    }

    /** Only host and port are compared: behind a proxy that ends TLS, the scheme is another one here. */
    private static boolean isOwn(String origin, HttpServletRequest request) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null
                    && header(request, "Host")
                            .filter(authority::equalsIgnoreCase)
                            .isPresent();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }
}
