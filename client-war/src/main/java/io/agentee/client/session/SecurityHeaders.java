package io.agentee.client.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What browsers are told not to do with any answer. */
public final class SecurityHeaders {

    private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    /** Sets them, before anything is written; saying it twice is harmless. */
    public static void set(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", ConsolePath.matches(request) ? PAGES : DATA);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        if (!ConsolePath.isAsset(request)) {
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
