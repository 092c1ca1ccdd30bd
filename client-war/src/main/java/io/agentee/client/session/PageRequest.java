package io.agentee.client.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Tells whether a human waits for a page. */
public final class PageRequest {

    private PageRequest() {}

    /** Whether a page is an answer; scripts, which fetch data, say what else they accept. */
    public static boolean accepts(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Accept"))
                .filter(accepted -> accepted.contains("text/html"))
                .isPresent();
    }

    /** Whether the page can be gone back to after signing in. */
    public static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") && accepts(request);
    }
}
