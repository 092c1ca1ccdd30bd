package io.agentee.client.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Which requests are for the console, where sessions count and nothing else, and which for the API, where they do not. A
 * path that looks like the console's to anybody is the console's, however it is written.
 */
public final class ConsolePath {

    public static final String HOME = "/console";
    public static final String LOGIN = "/console/login";
    public static final String LOGOUT = "/console/logout";
    public static final String OPENID_START = "/console/oidc/start";
    public static final String OPENID_CALLBACK = "/console/oidc/callback";
    public static final String ASSETS = "/console/assets/";

    /** What people need in order to sign in. */
    private static final Set<String> OPEN = Set.of(LOGIN, OPENID_START, OPENID_CALLBACK);

    private ConsolePath() {}

    public static boolean matches(HttpServletRequest request) {
        return isConsole(decoded(request)) || isConsole(raw(request));
    }

    /** Whether nobody needs to sign in for it. */
    public static boolean isOpen(HttpServletRequest request) {
        String raw = raw(request);
        return raw.equals(decoded(request)) && (OPEN.contains(raw) || isAsset(request));
    }

    /** Whether it is a file that is the same for everybody. */
    static boolean isAsset(HttpServletRequest request) {
        String raw = raw(request);
        return raw.equals(decoded(request)) && raw.startsWith(ASSETS) && !raw.contains("..");
    }

    private static boolean isConsole(String path) {
        return path.startsWith(HOME)
                && (path.length() == HOME.length() || "/;".indexOf(path.charAt(HOME.length())) >= 0);
    }

    /** As it was sent, without the context root. */
    private static String raw(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** As the container understands it. */
    private static String decoded(HttpServletRequest request) {
        String inServlet = request.getPathInfo();
        return inServlet == null ? request.getServletPath() : request.getServletPath() + inServlet;
    }
}
