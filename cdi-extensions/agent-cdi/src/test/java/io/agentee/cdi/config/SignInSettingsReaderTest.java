package io.agentee.cdi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.model.Secret;
import io.agentee.cdi.Problems;
import io.agentee.cdi.key.Declared;
import io.agentee.cdi.signin.OpenIdSettings;
import io.agentee.cdi.signin.SignInSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInSettingsReaderTest {

    private final Map<String, String> properties = new HashMap<>();
    private final Problems problems = new Problems();

    @Test
    void nothingConfiguredMeansNoUsersAndSafeCookies() {
        assertThat(read())
                .isEqualTo(new SignInSettings(Optional.empty(), true, Duration.ofMinutes(30), Optional.empty()));
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void everyKeyIsRead() {
        properties.put("agentee.security.users-file", "/etc/agentee/users.properties");
        properties.put("agentee.console.secure-cookies", "false");
        properties.put("agentee.console.session-timeout", "PT8H");
        oidc("issuer", "https://id.example.com/realms/shop", "client-id", "agentee", "client-secret", " s3cret ");
        oidc("scopes", "openid, email", "name-claim", "email", "roles-claim", "realm_access.roles");
        oidc("redirect-uri", "https://agents.example.com/console/oidc/callback");

        SignInSettings settings = read();

        assertThat(problems.all()).isEmpty();
        assertThat(settings.usersFile()).contains(Path.of("/etc/agentee/users.properties"));
        assertThat(settings.secureCookies()).isFalse();
        assertThat(settings.sessionTimeout()).isEqualTo(Duration.ofHours(8));
        OpenIdSettings openId = settings.openId().orElseThrow();
        assertThat(openId.issuer()).isEqualTo(URI.create("https://id.example.com/realms/shop"));
        assertThat(openId.clientId()).isEqualTo("agentee");
        assertThat(openId.clientSecret().map(Secret::reveal)).contains("s3cret");
        assertThat(openId.scopes()).isEqualTo(List.of("openid", "email"));
        assertThat(openId.nameClaim()).isEqualTo("email");
        assertThat(openId.rolesClaim()).isEqualTo("realm_access.roles");
        assertThat(openId.redirectUri()).contains(URI.create("https://agents.example.com/console/oidc/callback"));
        assertThat(openId.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "agentee.console.secure-cookies, yes, true or false",
        "agentee.console.session-timeout, PT0.5S, 'a duration of at least 1 s in ISO-8601, such as PT30M'",
        "agentee.console.session-timeout, 30m, 'a duration of at least 1 s in ISO-8601, such as PT30M'",
        "agentee.console.oidc.redirect-uri, http://agents.example.com/,"
                + " an https URL without query and fragment; http on this machine only",
        "agentee.console.oidc.scopes, email, 'names of scopes, openid among them'"
    })
    void badValuesAreTold(String key, String value, String allowed) {
        properties.put(key, value);

        read();

        assertThat(problems.all()).singleElement().asString().contains(key, "'" + value + "'", allowed);
    }

    @Test
    void issuerAndClientGoTogether() {
        oidc("issuer", "http://localhost:8180/realms/shop");
        assertThat(read().openId()).isEmpty();

        assertThat(problems.all())
                .containsExactly(
                        "AGTE12046: agentee.console.oidc: issuer and client-id go together; set both, or neither"
                                + " to have no sign-in by OpenID Connect");
    }

    private void oidc(String... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put("agentee.console.oidc." + keysAndValues[i], keysAndValues[i + 1]);
        }
    }

    private SignInSettings read() {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
        return new SettingsReader(config, Map.of(), problems)
                .read(new Declared(Set.of(), Set.of()))
                .signIn();
    }
}
