package io.agentee.client.signin;

import io.agentee.client.caller.SignedIn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells from whom a request to the API comes, by its header {@code Authorization}; cookies count for nothing. */
@Singleton
class ApiSignIn {

    private final PasswordSignIn passwords;
    private final BearerTokens tokens;

    @Inject
    ApiSignIn(PasswordSignIn passwords, BearerTokens tokens) {
        this.passwords = passwords;
        this.tokens = tokens;
    }

    /**
     * Who calls; empty when the request does not prove it.
     *
     * @param authorization all headers of this name
     */
    Optional<SignedIn> caller(List<String> authorization) {
        if (authorization.size() != 1) {
            return Optional.empty();
        }
        String[] parts = authorization.get(0).strip().split(" +", 2);
        if (parts.length != 2) {
            return Optional.empty();
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "basic" -> basic(parts[1]);
            case "bearer" -> tokens.caller(parts[1]);
            default -> Optional.empty();
        };
    }

    private Optional<SignedIn> basic(String encoded) {
        return BasicCredentials.parse(encoded)
                .flatMap(credentials -> passwords.signIn(credentials.name(), credentials.password()));
    }
}
