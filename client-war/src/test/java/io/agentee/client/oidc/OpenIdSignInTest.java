package io.agentee.client.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.model.Secret;
import io.agentee.cdi.signin.OpenIdSettings;
import io.agentee.cdi.signin.SignInSettings;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenIdSignInTest {

    private TestingOpenIdProvider provider;
    private TestingConsole console;

    @BeforeEach
    void start() throws Exception {
        provider = TestingOpenIdProvider.start();
        console = new TestingConsole(settings(provider.issuer(), "groups"));
    }

    @AfterEach
    void stop() {
        console.close();
        provider.close();
    }

    @Test
    void whoSignsInThereIsSignedInHereAndGetsThePageThatWasWanted() throws Exception {
        HttpResponse<String> back = console.follow(console.get("/console/oidc/start?from=/console/runs"));
        String before = console.sessionId();
        HttpResponse<String> end = console.follow(back);

        assertThat(end.statusCode()).isEqualTo(303);
        assertThat(end.headers().firstValue("Location")).contains("/console/runs");
        assertThat(console.who()).isEqualTo("ada[agentee-user, finance]");
        assertThat(console.sessionId()).isNotEqualTo(before);
    }

    @Test
    void theProviderIsAskedWithStateNonceAndChallenge() throws Exception {
        String there = console.get("/console/oidc/start")
                .headers()
                .firstValue("Location")
                .orElseThrow();

        assertThat(there)
                .startsWith(provider.issuer() + "/authorize?")
                .contains("response_type=code", "client_id=console", "scope=openid+profile")
                .contains("code_challenge_method=S256", "code_challenge=", "state=", "nonce=")
                .contains("redirect_uri=http%3A%2F%2F127.0.0.1%3A")
                .doesNotContain("s3cret");
    }

    @Test
    void anotherPageIsNotGoneOnTo() throws Exception {
        HttpResponse<String> back = console.follow(console.get("/console/oidc/start?from=https://evil.example"));

        assertThat(console.follow(back).headers().firstValue("Location")).contains("/console");
    }

    @Test
    void wrongStateIsRefused() throws Exception {
        HttpResponse<String> back = console.follow(console.get("/console/oidc/start"));
        String callback = back.headers().firstValue("Location").orElseThrow();

        refused(console.get(callback.replaceFirst("state=[^&]*", "state=guessed")));
    }

    @Test
    void answerThatTheBrowserDidNotAskForIsRefused() throws Exception {
        HttpResponse<String> back = console.follow(console.get("/console/oidc/start"));
        console.forgetSession();

        refused(console.follow(back));
        refused(console.get("/console/oidc/callback"));
    }

    @Test
    void answerIsTakenOnce() throws Exception {
        HttpResponse<String> back = console.follow(console.get("/console/oidc/start"));
        console.follow(back);
        console.forgetSession();

        refused(console.follow(back));
    }

    @Test
    void wrongNonceIsRefused() throws Exception {
        provider.nonceOfToken = "of somebody else";

        refused(signIn());
    }

    @Test
    void foreignSignatureIsRefused() throws Exception {
        provider.signingKey = TestingOpenIdProvider.newKey();

        refused(signIn());
    }

    @Test
    void tokenForAnotherClientIsRefused() throws Exception {
        provider.clientOfToken = "other";

        refused(signIn());
    }

    @Test
    void expiredTokenIsRefused() throws Exception {
        provider.expiry = Instant.now().minusSeconds(3600);

        refused(signIn());
    }

    @Test
    void nobodyIsSignedInAsAnonymous() throws Exception {
        provider.furtherClaims = claims -> claims.claim("preferred_username", "anonymous");

        refused(signIn());
    }

    @Test
    void refusalAtTheProviderIsTold() throws Exception {
        String there = console.get("/console/oidc/start")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String state = there.replaceFirst(".*[?&]state=([^&]*).*", "$1");

        refused(console.get("/console/oidc/callback?error=access_denied&state=" + state));
    }

    @Test
    void providerThatIsAwayIsTold() throws Exception {
        provider.close();

        refused(console.get("/console/oidc/start"));
    }

    @Test
    void rolesCanBeWithinAnotherClaim() throws Exception {
        try (TestingConsole other = new TestingConsole(settings(provider.issuer(), "realm_access.roles"))) {
            provider.furtherClaims = claims -> claims.claim("realm_access", Map.of("roles", List.of("agentee-admin")));
            other.follow(other.follow(other.get("/console/oidc/start")));

            assertThat(other.who()).isEqualTo("ada[agentee-admin]");
        }
    }

    @Test
    void withoutAProviderThereIsNothing() throws Exception {
        try (TestingConsole other = new TestingConsole(
                new SignInSettings(Optional.empty(), true, Duration.ofMinutes(30), Optional.empty()))) {
            assertThat(other.get("/console/oidc/start").statusCode()).isEqualTo(404);
            assertThat(other.get("/console/oidc/callback").statusCode()).isEqualTo(404);
        }
    }

    private HttpResponse<String> signIn() throws Exception {
        return console.follow(console.follow(console.get("/console/oidc/start")));
    }

    private void refused(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("Signing in there did not work. Try again; the server's log tells more.");
        assertThat(console.who()).isEqualTo("nobody");
    }

    private static SignInSettings settings(URI issuer, String rolesClaim) {
        return new SignInSettings(
                Optional.empty(),
                true,
                Duration.ofMinutes(30),
                Optional.of(new OpenIdSettings(
                        issuer,
                        TestingOpenIdProvider.CLIENT,
                        Optional.of(Secret.of(TestingOpenIdProvider.SECRET)),
                        List.of("openid", "profile"),
                        "preferred_username",
                        rolesClaim,
                        Optional.empty())));
    }
}
