package io.agentee.client.oidc;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.agentee.cdi.signin.OpenIdSettings;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The provider: where people sign in, and who they turn out to be. Asked over HTTP, five seconds at most for each answer; what
 * it says of itself is asked for when it is first needed, and kept. Safe for use by many threads.
 */
final class OpenIdProvider {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int MOST_BYTES = 1024 * 1024;

    /** Signatures with a key pair: with a shared secret, whoever checks could sign. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final OpenIdSettings settings;
    private final ClientID clientId;
    private volatile @Nullable Found found;

    /** What the provider says of itself, and what checks its tokens. */
    private record Found(URI authorization, URI token, IDTokenValidator validator) {}

    OpenIdProvider(OpenIdSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
        this.clientId = new ClientID(settings.clientId());
    }

    /** Where the browser goes to sign in. */
    URI signIn(PendingSignIn pending, URI redirect) throws OpenIdException {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope(settings.scopes().toArray(String[]::new)), clientId, redirect)
                .endpointURI(found().authorization())
                .state(new State(pending.state()))
                .nonce(new Nonce(pending.nonce()))
                .codeChallenge(new CodeVerifier(pending.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** The claims of the ID token that the provider gives for a code, checked in every respect. */
    IDTokenClaimsSet redeem(AuthorizationCode code, PendingSignIn pending, URI redirect) throws OpenIdException {
        Found provider = found();
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, redirect, new CodeVerifier(pending.verifier()));
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(
                    patient(tokenRequest(provider, grant).toHTTPRequest()).send());
            if (!response.indicatesSuccess()) {
                throw new OpenIdException("the code was not taken: "
                        + response.toErrorResponse().getErrorObject().getCode());
            }
            return provider.validator()
                    .validate(
                            response.toSuccessResponse()
                                    .getTokens()
                                    .toOIDCTokens()
                                    .getIDToken(),
                            new Nonce(pending.nonce()));
        } catch (IOException | GeneralException unanswered) {
            throw new OpenIdException("the code could not be redeemed", unanswered);
        } catch (BadJOSEException | JOSEException refused) {
            throw new OpenIdException("the ID token is not good", refused);
        }
    }

    private TokenRequest tokenRequest(Found provider, AuthorizationCodeGrant grant) {
        return settings.clientSecret()
                .map(secret -> new ClientSecretBasic(clientId, new Secret(secret.reveal())))
                .map(proof -> new TokenRequest.Builder(provider.token(), proof, grant))
                .orElseGet(() -> new TokenRequest.Builder(provider.token(), clientId, grant))
                .build();
    }

    private Found found() throws OpenIdException {
        Found known = found;
        if (known != null) {
            return known;
        }
        try {
            Issuer issuer = new Issuer(settings.issuer());
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(issuer, PATIENCE_MILLIS, PATIENCE_MILLIS);
            Found discovered = new Found(
                    requireNonNull(metadata.getAuthorizationEndpointURI(), "it has no authorization endpoint"),
                    requireNonNull(metadata.getTokenEndpointURI(), "it has no token endpoint"),
                    validator(issuer, metadata));
            found = discovered;
            return discovered;
        } catch (IOException | GeneralException | NullPointerException unusable) {
            throw new OpenIdException("the provider " + settings.issuer() + " cannot be used", unusable);
        }
    }

    private IDTokenValidator validator(Issuer issuer, OIDCProviderMetadata metadata) throws MalformedURLException {
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        metadata.getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, MOST_BYTES))
                .build();
        Set<JWSAlgorithm> algorithms = new HashSet<>(ALGORITHMS);
        if (metadata.getIDTokenJWSAlgs() != null) {
            algorithms.retainAll(metadata.getIDTokenJWSAlgs());
        }
        return new IDTokenValidator(issuer, clientId, new JWSVerificationKeySelector<>(algorithms, keys), null);
    }

    private static HTTPRequest patient(HTTPRequest request) {
        request.setConnectTimeout(PATIENCE_MILLIS);
        request.setReadTimeout(PATIENCE_MILLIS);
        return request;
    }
}
