package io.agentee.client.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.client.caller.SignedIn;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokensTest {

    private static final TestingIssuer ISSUER = new TestingIssuer();
    private static final SignedIn ADA = new SignedIn("ada", Set.of("agentee-user", "finance"));

    private final BearerTokens tokens = tokens(Map.of());

    @Test
    void goodTokenTellsNameAndRoles() {
        assertThat(tokens.caller(ISSUER.sign(TestingIssuer.claims()))).contains(ADA);
    }

    @Test
    void nameIsTheFirstClaimThatThereIs() {
        Map<String, Object> claims = TestingIssuer.claims();
        claims.remove("upn");
        claims.put("preferred_username", "grace");
        assertThat(tokens.caller(ISSUER.sign(claims)).map(SignedIn::name)).contains("grace");

        claims.remove("preferred_username");
        claims.remove("groups");
        assertThat(tokens.caller(ISSUER.sign(claims))).contains(new SignedIn("s-1", Set.of()));

        claims.remove("sub");
        assertThat(tokens.caller(ISSUER.sign(claims))).isEmpty();
    }

    @Test
    void expiredTokenIsRefused() {
        Map<String, Object> claims = TestingIssuer.claims();
        claims.put("iat", Instant.now().minusSeconds(600).getEpochSecond());
        claims.put("exp", Instant.now().minusSeconds(300).getEpochSecond());
        assertThat(tokens.caller(ISSUER.sign(claims))).isEmpty();

        claims.remove("exp");
        assertThat(tokens.caller(ISSUER.sign(claims))).isEmpty();
    }

    @Test
    void tokenOfSomebodyElseIsRefused() {
        Map<String, Object> claims = TestingIssuer.claims();
        assertThat(tokens.caller(new TestingIssuer().sign(claims))).isEmpty();

        claims.put("iss", "https://other.example");
        assertThat(tokens.caller(ISSUER.sign(claims))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256"})
    void tokenThatIsNotSignedWithTheKeyPairIsRefused(String algorithm) {
        assertThat(tokens.caller(ISSUER.sign(algorithm, TestingIssuer.claims())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "..", "a.b.c.d.e"})
    void malformedTokenIsRefused(String token) {
        assertThat(tokens.caller(token)).isEmpty();
    }

    @Test
    void changedTokenIsRefused() {
        String[] parts = ISSUER.sign(TestingIssuer.claims()).split("\\.", -1);
        Map<String, Object> claims = TestingIssuer.claims();
        claims.put("groups", List.of("agentee-admin"));
        String[] other = ISSUER.sign(claims).split("\\.", -1);

        assertThat(tokens.caller(parts[0] + "." + other[1] + "." + parts[2])).isEmpty();
    }

    @Test
    void nobodyIsAnonymous() {
        Map<String, Object> claims = TestingIssuer.claims();
        claims.put("upn", "anonymous");

        assertThat(tokens.caller(ISSUER.sign(claims))).isEmpty();
    }

    @Test
    void audienceHasToBeAmongThose() {
        BearerTokens ours = tokens(Map.of("mp.jwt.verify.audiences", "agentee,shop"));
        Map<String, Object> claims = TestingIssuer.claims();
        assertThat(ours.caller(ISSUER.sign(claims))).isEmpty();

        claims.put("aud", "shop");
        assertThat(ours.caller(ISSUER.sign(claims))).contains(ADA);

        claims.put("aud", "elsewhere");
        assertThat(ours.caller(ISSUER.sign(claims))).isEmpty();
    }

    @Test
    void keyCanBeInAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("key.pem"), ISSUER.publicKey());
        BearerTokens fromFile = new BearerTokens(BearerSettings.read(config(Map.of(
                "mp.jwt.verify.publickey.location",
                file.toUri().toString(),
                "mp.jwt.verify.issuer",
                TestingIssuer.NAME))));

        assertThat(fromFile.caller(ISSUER.sign(TestingIssuer.claims()))).contains(ADA);
    }

    @Test
    void withoutAKeyNoTokenIsGood() {
        BearerTokens none = new BearerTokens(BearerSettings.read(config(Map.of())));

        assertThat(none.caller(ISSUER.sign(TestingIssuer.claims()))).isEmpty();
    }

    @Test
    void configurationThatMakesNoSenseIsTold() {
        assertThatThrownBy(() -> BearerSettings.read(config(Map.of("mp.jwt.verify.publickey", ISSUER.publicKey()))))
                .hasMessage("AGTE14220: mp.jwt.verify.issuer is not set: bearer tokens are taken from one issuer only,"
                        + " which it must name");
        assertThatThrownBy(() -> BearerSettings.read(config(Map.of(
                        "mp.jwt.verify.publickey.location",
                        "file:/nowhere/key.pem",
                        "mp.jwt.verify.issuer",
                        TestingIssuer.NAME))))
                .hasMessageStartingWith("AGTE14221: ")
                .hasMessageContaining("file:/nowhere/key.pem");
        assertThatThrownBy(() -> tokens(Map.of("mp.jwt.verify.publickey.algorithm", "RS256,HS256")))
                .hasMessageStartingWith(
                        "AGTE14222: mp.jwt.verify.publickey.algorithm: 'RS256,HS256' is not one or more");
    }

    private static BearerTokens tokens(Map<String, String> further) {
        Map<String, String> properties = new java.util.HashMap<>(
                Map.of("mp.jwt.verify.publickey", ISSUER.publicKey(), "mp.jwt.verify.issuer", TestingIssuer.NAME));
        properties.putAll(further);
        return new BearerTokens(BearerSettings.read(config(properties)));
    }

    private static Config config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }
}
