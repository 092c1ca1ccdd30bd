package io.agentee.client.signin;

import static io.agentee.client.signin.SignInMessages.MESSAGES;

import io.agentee.client.caller.SignedIn;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Tells who bears a token, by the rules of MicroProfile JWT: {@code upn}, else {@code preferred_username}, else {@code sub}
 * is the name, {@code groups} are the roles. Safe for use by many threads.
 */
final class BearerTokens {

    private final Optional<JWTParser> parser;

    /**
     * @param good which tokens are; empty: none
     */
    BearerTokens(Optional<JWTAuthContextInfo> good) {
        good.ifPresent(info -> MESSAGES.bearerTokens(info.getIssuedBy()));
        this.parser = good.map(DefaultJWTParser::new);
    }

    /** Who bears it; empty when the token is malformed, expired, of another issuer, not signed by its key, or nobody's. */
    Optional<SignedIn> caller(String token) {
        return parser.flatMap(known -> caller(known, token));
    }

    private static Optional<SignedIn> caller(JWTParser parser, String token) {
        try {
            JsonWebToken parsed = parser.parse(token);
            return Optional.ofNullable(parsed.getName())
                    .filter(SignedIn::isLegalName)
                    .map(name -> new SignedIn(
                            name, Optional.ofNullable(parsed.getGroups()).orElse(Set.of())));
        } catch (ParseException refused) {
            MESSAGES.tokenRefused(String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }
}
