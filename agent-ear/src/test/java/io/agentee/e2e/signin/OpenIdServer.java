package io.agentee.e2e.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.agentee.e2e.servers.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An OpenID Connect provider where whoever comes is said to be olga, an approver. */
final class OpenIdServer implements AutoCloseable {

    private static final String CLIENT = "console";
    private static final String CODE = "c-1";

    private final TestIssuer keys = new TestIssuer();
    private final HttpServer server;
    private volatile String nonce = "";

    OpenIdServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, metadata()));
        server.createContext("/jwks", exchange -> answer(exchange, keys.keySet()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    /** The configuration of a console whose people sign in here. */
    Map<String, String> configuration() {
        return Map.of("agentee.console.oidc.issuer", issuer(), "agentee.console.oidc.client-id", CLIENT);
    }

    private String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String metadata() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/jwks", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(issuer());
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        nonce = asked.getOrDefault("nonce", "");
        exchange.getResponseHeaders()
                .set("Location", asked.get("redirect_uri") + "?code=" + CODE + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, Object> claims = Map.of(
                "iss",
                issuer(),
                "sub",
                "s-1",
                "aud",
                CLIENT,
                "nonce",
                nonce,
                "preferred_username",
                "olga",
                "groups",
                List.of("agentee-approver"));
        String token = keys.token(claims, Instant.now().plusSeconds(300));
        answer(exchange, """
                {"access_token": "a", "token_type": "Bearer", "id_token": "%s"}""".formatted(token));
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
