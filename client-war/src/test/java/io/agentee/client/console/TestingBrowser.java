package io.agentee.client.console;

import static java.util.stream.Collectors.joining;

import io.agentee.client.TestingResponse;
import io.agentee.client.TestingServer;
import io.agentee.client.TestingSignIn;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Somebody at the console, without JavaScript: asks for pages and sends forms, and keeps the session's cookie. */
public final class TestingBrowser {

    /** As browsers say it. */
    private static final String ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final TestingServer server;
    private final String caller;
    private String cookie = "";

    /**
     * @param caller a name and roles
     */
    public TestingBrowser(TestingServer server, String caller) {
        this.server = server;
        this.caller = caller;
    }

    public TestingResponse get(String path) throws Exception {
        return send(server.request(path).header("Accept", ACCEPT));
    }

    /** Sends a form, with the token. */
    public TestingResponse post(String path, String... namesAndValues) throws Exception {
        List<String> all = new ArrayList<>(List.of("csrf", TestingConsole.CSRF));
        all.addAll(List.of(namesAndValues));
        return postWithoutToken(path, all);
    }

    public TestingResponse postWithoutToken(String path, List<String> namesAndValues) throws Exception {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            fields.add(encoded(namesAndValues.get(i)) + "=" + encoded(namesAndValues.get(i + 1)));
        }
        return send(server.request(path)
                .header("Accept", ACCEPT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields.stream().collect(joining("&")))));
    }

    private TestingResponse send(HttpRequest.Builder request) throws Exception {
        request.header(TestingSignIn.HEADER, caller);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        TestingResponse response = server.send(request);
        if (!response.header("Set-Cookie").isEmpty()) {
            cookie = response.header("Set-Cookie").replaceFirst(";.*", "");
        }
        return response;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
