package io.agentee.client.signin;

import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.Set;

/** Knows ada, whatever name she has been given, by one password. */
final class TestingIdentityStores implements IdentityStoreHandler {

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof UsernamePasswordCredential given
                        && !given.getCaller().equals("eve")
                        && given.compareTo(given.getCaller(), "pass:wörd")
                ? new CredentialValidationResult(given.getCaller(), Set.of("agentee-user"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
