package io.agentee.client.users;

import static io.agentee.client.users.UsersMessages.MESSAGES;

import io.agentee.cdi.signin.SignInSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;

/** The users of {@code agentee.security.users-file}. Stores of other libraries in the deployment are asked as well. */
@ApplicationScoped
public class FileIdentityStore implements IdentityStore {

    private final Optional<KnownUsers> users;

    /** For the proxy of the container. */
    protected FileIdentityStore() {
        this.users = Optional.empty();
    }

    /**
     * @throws IllegalStateException if there is a file, and it is not as it must be; says everything that is wrong
     */
    @Inject
    public FileIdentityStore(SignInSettings settings) {
        this.users = settings.usersFile().map(file -> {
            try {
                return new KnownUsers(file, System::nanoTime);
            } catch (InvalidUsersException invalid) {
                throw new IllegalStateException(MESSAGES.badUsers(String.valueOf(invalid.getMessage())));
            }
        });
    }

    /** Has the file read when the application starts, so that a bad one fails the deployment. */
    void start(@Observes Startup event) {
        // Whoever is told has been made.
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (users.isEmpty() || !(credential instanceof UsernamePasswordCredential given)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return users.get()
                .roles(given.getCaller(), given.getPassword().getValue())
                .map(roles -> new CredentialValidationResult(given.getCaller(), roles))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }
}
