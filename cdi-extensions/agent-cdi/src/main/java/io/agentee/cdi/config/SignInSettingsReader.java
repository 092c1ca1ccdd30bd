package io.agentee.cdi.config;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.model.Secret;
import io.agentee.cdi.Problems;
import io.agentee.cdi.key.AgenteeKey;
import io.agentee.cdi.signin.OpenIdSettings;
import io.agentee.cdi.signin.SignInSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code agentee.security.*} and {@code agentee.console.*}. */
final class SignInSettingsReader {

    private static final String OPENID = "openid";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Syntax<Path> FILE = new Syntax<>("the path of a file", Path::of);

    /** Servers count whole minutes in their descriptors, but sessions whole seconds. */
    private static final Syntax<Duration> TIMEOUT =
            new Syntax<>("a duration of at least 1 s in ISO-8601, such as PT30M", value -> {
                Duration duration = Duration.parse(value);
                Syntax.require(duration.toSeconds() >= 1 && duration.toSeconds() <= Integer.MAX_VALUE);
                return duration;
            });

    private static final Syntax<URI> ADDRESS = new Syntax<>(
            "an https URL without query and fragment; http on this machine only", SignInSettingsReader::address);

    private final ConfigValues values;
    private final Problems problems;

    SignInSettingsReader(ConfigValues values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    SignInSettings read() {
        return new SignInSettings(
                values.optional(AgenteeKey.SECURITY_USERS_FILE, "", FILE),
                values.value(AgenteeKey.CONSOLE_SECURE_COOKIES, "", Syntax.flag()),
                values.value(AgenteeKey.CONSOLE_SESSION_TIMEOUT, "", TIMEOUT),
                openId());
    }

    private Optional<OpenIdSettings> openId() {
        Optional<URI> issuer = values.optional(AgenteeKey.OIDC_ISSUER, "", ADDRESS);
        Optional<String> clientId = text(AgenteeKey.OIDC_CLIENT_ID);
        List<String> scopes = scopes();
        Optional<URI> redirectUri = values.optional(AgenteeKey.OIDC_REDIRECT_URI, "", ADDRESS);
        if (text(AgenteeKey.OIDC_ISSUER).isPresent() != clientId.isPresent()) {
            problems.add(MESSAGES.halfAnOpenIdClient());
        }
        if (issuer.isEmpty() || clientId.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OpenIdSettings(
                issuer.get(),
                clientId.get(),
                text(AgenteeKey.OIDC_CLIENT_SECRET).map(Secret::of),
                scopes,
                text(AgenteeKey.OIDC_NAME_CLAIM).orElse(AgenteeKey.OIDC_NAME_CLAIM.defaultText()),
                text(AgenteeKey.OIDC_ROLES_CLAIM).orElse(AgenteeKey.OIDC_ROLES_CLAIM.defaultText()),
                redirectUri));
    }

    private List<String> scopes() {
        List<String> scopes = values.list(AgenteeKey.OIDC_SCOPES.template())
                .orElseGet(() -> List.of(AgenteeKey.OIDC_SCOPES.defaultText().split(",")));
        if (!scopes.contains(OPENID)) {
            problems.add(MESSAGES.badValue(
                    AgenteeKey.OIDC_SCOPES.template(), String.join(",", scopes), "names of scopes, openid among them"));
        }
        return scopes;
    }

    private Optional<String> text(AgenteeKey key) {
        return values.text(key.template()).map(String::strip);
    }

    private static URI address(String value) {
        URI uri = URI.create(value);
        Syntax.require(uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null);
        Syntax.require("https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost())));
        return uri;
    }
}
