package io.agentee.client.signin;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads which bearer tokens are good when the application starts, so that a bad configuration fails the deployment. */
@Singleton
public class BearerTokenBeans {

    private final BearerTokens tokens = new BearerTokens(BearerSettings.read(ConfigProvider.getConfig()));

    void start(@Observes Startup event) {
        // Whoever is told has been made.
    }

    @Produces
    @Singleton
    BearerTokens tokens() {
        return tokens;
    }
}
