package io.agentee.cdi.signin;

import static java.util.Objects.requireNonNull;

import io.agentee.api.model.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The OpenID Connect provider of the console.
 *
 * @param issuer identifies the provider; its configuration is found below it
 * @param clientId what the provider calls the console
 * @param clientSecret proves that to the provider; absent for a public client
 * @param scopes what is asked for, {@code openid} among it
 * @param nameClaim the claim of the ID token that is the caller's name; {@code sub} where it is missing
 * @param rolesClaim the claim that lists the caller's roles
 * @param redirectUri where the provider sends the browser back to; absent: as the browser addressed this server
 */
public record OpenIdSettings(
        URI issuer,
        String clientId,
        Optional<Secret> clientSecret,
        List<String> scopes,
        String nameClaim,
        String rolesClaim,
        Optional<URI> redirectUri) {

    public OpenIdSettings {
        requireNonNull(issuer, "issuer is null");
        requireNonNull(clientId, "clientId is null");
        requireNonNull(clientSecret, "clientSecret is null");
        requireNonNull(scopes, "scopes is null");
        requireNonNull(nameClaim, "nameClaim is null");
        requireNonNull(rolesClaim, "rolesClaim is null");
        requireNonNull(redirectUri, "redirectUri is null");
        scopes = List.copyOf(scopes);
    }
}
