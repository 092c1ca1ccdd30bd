package io.agentee.client.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An OpenID Connect provider at which ada is always signed in: discovery, authorization, tokens, keys. It takes a code once, by
 * the client that it knows, with the verifier of the challenge. Tests can have it misbehave.
 */
final class TestingOpenIdProvider implements AutoCloseable {

    static final String CLIENT = "console";
    static final String SECRET = "s3cret/+:";

    private final HttpServer server;
    private final RSAKey key = newKey();

    /** The key that signs; another than the published one makes signatures foreign. */
    volatile RSAKey signingKey = key;

    volatile String clientOfToken = CLIENT;
    volatile String nonceOfToken = "";
    volatile Consumer<JWTClaimsSet.Builder> furtherClaims = claims -> {};
    volatile Instant expiry = Instant.now().plusSeconds(60);
    private volatile Map<String, List<String>> authorized = Map.of();

    private TestingOpenIdProvider(HttpServer server) {
        this.server = server;
    }

    static TestingOpenIdProvider start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TestingOpenIdProvider provider = new TestingOpenIdProvider(server);
        server.createContext("/.well-known/openid-configuration", provider::metadata);
        server.createContext("/authorize", provider::authorize);
        server.createContext("/token", provider::token);
        server.createContext(
                "/jwks", exchange -> answer(exchange, 200, new JWKSet(provider.key.toPublicJWK()).toString()));
        server.start();
        return provider;
    }

    URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("k-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void metadata(HttpExchange exchange) throws IOException {
        answer(exchange, 200, """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/jwks", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(issuer()));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        authorized = URLUtils.parseParameters(exchange.getRequestURI().getRawQuery());
        exchange.getResponseHeaders().set("Location", one("redirect_uri") + "?code=c-1&state=" + one("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, List<String>> form = URLUtils.parseParameters(body);
        String challenge = CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(one(form, "code_verifier")))
                .getValue();
        boolean known = one(form, "code").equals("c-1")
                && one(form, "redirect_uri").equals(one("redirect_uri"))
                && challenge.equals(one("code_challenge"))
                && basic().equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!known) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        answer(
                exchange,
                200,
                "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \"" + idToken() + "\"}");
        authorized = Map.of();
    }

    private String idToken() {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer().toString())
                .subject("s-1")
                .audience(clientOfToken)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(expiry))
                .claim("nonce", nonceOfToken.isEmpty() ? one("nonce") : nonceOfToken)
                .claim("preferred_username", "ada")
                .claim("groups", List.of("agentee-user", "finance"));
        furtherClaims.accept(claims);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k-1").build(), claims.build());
        try {
            token.sign(new RSASSASigner(signingKey));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private String one(String parameter) {
        return one(authorized, parameter);
    }

    private static String one(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of("?")).get(0);
    }

    /** RFC 6749 has both parts form-encoded first. */
    private static String basic() {
        String both = CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return "Basic " + java.util.Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
