package io.agentee.client.oidc;

import io.agentee.cdi.signin.OpenIdSettings;
import io.agentee.client.caller.SignedIn;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from the claims of an ID token who somebody is. */
final class ClaimedCaller {

    private ClaimedCaller() {}

    /**
     * The caller; empty when nobody can be called so.
     *
     * @param claims by name; the claim of roles may be within others, {@code realm_access.roles}
     */
    static Optional<SignedIn> of(Map<String, Object> claims, OpenIdSettings settings) {
        return text(claims.get(settings.nameClaim()))
                .or(() -> text(claims.get("sub")))
                .filter(SignedIn::isLegalName)
                .map(name -> new SignedIn(name, roles(find(claims, settings.rolesClaim()))));
    }

    private static Optional<String> text(@Nullable Object claim) {
        return claim instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Object> find(Map<?, ?> claims, String path) {
        Optional<Object> whole = Optional.ofNullable(claims.get(path));
        int dot = path.indexOf('.');
        if (whole.isPresent() || dot < 0) {
            return whole;
        }
        return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? find(inner, path.substring(dot + 1))
                : Optional.empty();
    }

    /** A list, or one text with spaces between the names, as scopes are written. */
    private static Set<String> roles(Optional<Object> claim) {
        Stream<?> values = claim.map(value -> value instanceof Collection<?> list
                        ? list.stream()
                        : Arrays.stream(String.valueOf(value).split(" ", -1)))
                .orElseGet(Stream::empty);
        Set<String> roles = new LinkedHashSet<>();
        values.filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(role -> !role.isBlank())
                .forEach(roles::add);
        return roles;
    }
}
