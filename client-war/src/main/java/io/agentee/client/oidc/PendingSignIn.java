package io.agentee.client.oidc;

import static java.util.Objects.requireNonNull;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.agentee.client.session.WantedPath;
import java.io.Serializable;

/**
 * What is remembered, in the browser's session, of somebody who was sent to the provider. Each part is a secret that the
 * answer has to match, so that nobody can answer in the provider's place.
 *
 * @param state comes back with the browser
 * @param nonce comes back in the ID token
 * @param verifier is shown to the provider for the code
 * @param from the page to go on to
 */
record PendingSignIn(String state, String nonce, String verifier, String from) implements Serializable {

    PendingSignIn {
        requireNonNull(state, "state is null");
        requireNonNull(nonce, "nonce is null");
        requireNonNull(verifier, "verifier is null");
        requireNonNull(from, "from is null");
    }

    static PendingSignIn begin(WantedPath from) {
        return new PendingSignIn(
                new State().getValue(), new Nonce().getValue(), new CodeVerifier().getValue(), from.value());
    }
}
