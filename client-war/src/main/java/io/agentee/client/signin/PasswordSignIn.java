package io.agentee.client.signin;

import io.agentee.client.caller.SignedIn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.Optional;

/** Signs people in by name and password, which every identity store of the deployment is asked for. */
@Singleton
public class PasswordSignIn {

    private final IdentityStoreHandler stores;

    @Inject
    public PasswordSignIn(IdentityStoreHandler stores) {
        this.stores = stores;
    }

    /** Who it is; empty when no store knows somebody of this name with this password. */
    public Optional<SignedIn> signIn(String name, String password) {
        if (!SignedIn.isLegalName(name)) {
            return Optional.empty();
        }
        CredentialValidationResult result = stores.validate(new UsernamePasswordCredential(name, password));
        return result.getStatus() == Status.VALID
                ? Optional.of(new SignedIn(result.getCallerPrincipal().getName(), result.getCallerGroups()))
                : Optional.empty();
    }
}
