package io.agentee.e2e.servers;

import io.agentee.server.users.DevelopmentUser;
import io.agentee.server.wildfly.WildFlyServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts, as far as sessions and forms go. It keeps cookies, and follows no redirect by itself. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final String ACCEPTED = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final WildFlyServer server;
    private Optional<String> cookie = Optional.empty();

    public Browser(WildFlyServer server) {
        this.server = server;
    }

    /** What a server answered. */
    public record Shown(int status, HttpHeaders headers, String body) {

        /** A header's first value; empty text without it. */
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The token of the form on this page. */
        public String csrf() {
            Matcher matcher = TOKEN.matcher(body);
            if (!matcher.find()) {
                throw new AssertionError("no form here: " + body);
            }
            return matcher.group(1);
        }
    }

    public Shown get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Sends a form: names and values in turn. */
    public Shown post(String path, List<String> fields, String... headers) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.size(); i += 2) {
            pairs.add(encoded(fields.get(i)) + "=" + encoded(fields.get(i + 1)));
        }
        HttpRequest.Builder request =
                request(path, headers).setHeader("Content-Type", "application/x-www-form-urlencoded");
        return send(request.POST(BodyPublishers.ofString(String.join("&", pairs))));
    }

    /** Fills in the form of the login page. */
    public Shown signIn(String user, String... headers) {
        DevelopmentUser known = TestUsers.named(user);
        String csrf = get("/console/login").csrf();
        return post(
                "/console/login",
                List.of("csrf", csrf, "from", "/console", "name", user, "password", known.password()),
                headers);
    }

    /** The cookie of the session, {@code name=value}. */
    public Optional<String> cookie() {
        return cookie;
    }

    /** Has somebody else's cookie planted. */
    public Browser withCookie(String planted) {
        cookie = Optional.of(planted);
        return this;
    }

    private HttpRequest.Builder request(String path, String... headers) {
        URI uri = path.startsWith("http") ? URI.create(path) : server.uri(path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)).setHeader("Accept", ACCEPTED);
        cookie.ifPresent(value -> request.setHeader("Cookie", value));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    private Shown send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = Optional.of(set.split(";", 2)[0]));
            return new Shown(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
