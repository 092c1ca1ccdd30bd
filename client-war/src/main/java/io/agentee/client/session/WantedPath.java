package io.agentee.client.session;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page of the console that somebody wanted who has to sign in first. It comes back from the browser, and so may be
 * anything: what does not lead to a page of the console is dropped.
 *
 * @param value a path, perhaps with a query
 */
public record WantedPath(String value) {

    /** The field, and the query parameter, that carries it. */
    public static final String PARAMETER = "from";

    /** Where people go who wanted nothing in particular. */
    public static final WantedPath HOME = new WantedPath(ConsolePath.HOME);

    private static final int LONGEST = 1_000;
    private static final Pattern LEGAL = Pattern.compile("/console(?:[/?][\\x21-\\x7e&&[^\\\\\"<>]]*)?");

    /** Reads what a browser sent. */
    public static WantedPath of(@Nullable String sent) {
        return Optional.ofNullable(sent)
                .filter(WantedPath::isPage)
                .map(WantedPath::new)
                .orElse(HOME);
    }

    /** The page that this request is for. */
    public static WantedPath of(HttpServletRequest request) {
        String query = request.getQueryString();
        return of(query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query);
    }

    /** Where to sign in, and go on to this page. */
    public String login() {
        return equals(HOME)
                ? ConsolePath.LOGIN
                : ConsolePath.LOGIN + "?" + PARAMETER + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static boolean isPage(String sent) {
        return sent.length() <= LONGEST
                && LEGAL.matcher(sent).matches()
                && !sent.startsWith(ConsolePath.LOGIN)
                && !sent.startsWith(ConsolePath.LOGOUT)
                && !sent.startsWith("/console/oidc/");
    }
}
