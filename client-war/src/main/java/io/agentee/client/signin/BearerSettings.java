package io.agentee.client.signin;

import static io.agentee.client.signin.SignInMessages.MESSAGES;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.KeyLocationResolver;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Which bearer tokens are good, as MicroProfile JWT's own keys say it: {@code mp.jwt.verify.*}. Tokens are always taken from
 * the header {@code Authorization}.
 */
final class BearerSettings {

    private static final String PREFIX = "mp.jwt.verify.";
    private static final int DEFAULT_SKEW_SECONDS = 0;

    private final Config config;

    private BearerSettings(Config config) {
        this.config = config;
    }

    /**
     * Reads the keys.
     *
     * @return empty when no key is configured, so that no token is good
     * @throws IllegalStateException if they make no sense
     */
    static Optional<JWTAuthContextInfo> read(Config config) {
        return new BearerSettings(config).read();
    }

    private Optional<JWTAuthContextInfo> read() {
        Optional<String> key = text("publickey");
        Optional<String> location = text("publickey.location");
        if (key.isEmpty() && location.isEmpty()) {
            return Optional.empty();
        }
        JWTAuthContextInfo info = new JWTAuthContextInfo();
        key.ifPresent(info::setPublicKeyContent);
        location.filter(unused -> key.isEmpty()).ifPresent(info::setPublicKeyLocation);
        info.setIssuedBy(text("issuer").orElseThrow(() -> new IllegalStateException(MESSAGES.noIssuer())));
        Set<String> audiences = audiences();
        if (!audiences.isEmpty()) {
            info.setExpectedAudience(audiences);
        }
        info.setSignatureAlgorithm(algorithms());
        info.setClockSkew(number("clock.skew").map(Long::intValue).orElse(DEFAULT_SKEW_SECONDS));
        number("token.age").ifPresent(info::setTokenAge);
        info.setRequireNamedPrincipal(true);
        requireUsableKey(info, location);
        return Optional.of(info);
    }

    /** A key that is fetched is looked at with the first token: the other server need not be up before this one. */
    private static void requireUsableKey(JWTAuthContextInfo info, Optional<String> location) {
        if (location.filter(place -> place.startsWith("http")).isPresent()) {
            return;
        }
        try {
            new KeyLocationResolver(info);
        } catch (UnresolvableKeyException | RuntimeException unusable) {
            throw new IllegalStateException(MESSAGES.badKey(unusable.toString()), unusable);
        }
    }

    private Set<String> audiences() {
        return config.getOptionalValues(PREFIX + "audiences", String.class).orElse(List.of()).stream()
                .map(String::strip)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<SignatureAlgorithm> algorithms() {
        String names = text("publickey.algorithm").orElse("RS256,ES256");
        try {
            return Arrays.stream(names.split(",", -1))
                    .map(String::strip)
                    .map(SignatureAlgorithm::fromAlgorithm)
                    .peek(BearerSettings::requireKeyPair)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalStateException(MESSAGES.badAlgorithm(names), unknown);
        }
    }

    /** With a shared secret, whoever may check tokens could make them. */
    private static void requireKeyPair(SignatureAlgorithm algorithm) {
        if (algorithm.name().startsWith("HS")) {
            throw new IllegalArgumentException(algorithm.name());
        }
    }

    private Optional<Long> number(String key) {
        return config.getOptionalValue(PREFIX + key, Long.class);
    }

    private Optional<String> text(String key) {
        return config.getOptionalValue(PREFIX + key, String.class).filter(value -> !value.isBlank());
    }
}
