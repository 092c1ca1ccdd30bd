package io.agentee.e2e.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.agentee.e2e.browser.Complaint.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects what the pages of a context do wrong. Playwright tells it all in the test's thread, while that waits for an answer. */
final class Complaints {

    /** Not everything that browsers ask for is a {@code URI} to Java. */
    private static final Pattern REMOTE = Pattern.compile("(?:http|ws)s?://([^/?#]*).*", Pattern.DOTALL);

    /** Of a request that the page itself ended, because it went elsewhere or closed a stream. */
    private static final String GIVEN_UP = "net::ERR_ABORTED";

    /** Which some builds of Chromium ask for by themselves, so that one that is missing is not the page's fault. */
    private static final String ICON = "/favicon.ico:";

    private final URI server;
    private final List<Complaint> complaints = new ArrayList<>();

    Complaints(URI server) {
        this.server = server;
    }

    void listenTo(BrowserContext context) {
        context.onConsoleMessage(this::hear);
        context.onWebError(error -> add(Kind.SCRIPT_ERROR, error.error()));
        context.onRequest(request -> watch(request.method(), request.url()));
        context.onRequestFailed(this::failed);
        context.onPage(this::listenTo);
    }

    private void listenTo(Page page) {
        page.onWebSocket(socket -> watch("WebSocket", socket.url()));
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error") && !message.location().contains(ICON)) {
            add(Kind.CONSOLE_ERROR, message.text() + " (" + message.location() + ")");
        }
    }

    private void failed(Request request) {
        if (!GIVEN_UP.equals(request.failure())) {
            add(Kind.FAILED_REQUEST, "%s %s: %s".formatted(request.method(), request.url(), request.failure()));
        }
    }

    private void watch(String method, String url) {
        Matcher remote = REMOTE.matcher(url);
        if (remote.matches() && !remote.group(1).equals(server.getAuthority())) {
            add(Kind.FOREIGN_REQUEST, method + " " + url);
        }
    }

    private void add(Kind kind, String text) {
        complaints.add(new Complaint(kind, text));
    }

    List<Complaint> soFar() {
        return List.copyOf(complaints);
    }
}
