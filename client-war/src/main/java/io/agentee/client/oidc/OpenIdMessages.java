package io.agentee.client.oidc;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "AGTE", length = 5)
interface OpenIdMessages {

    OpenIdMessages MESSAGES =
            Logger.getMessageLogger(MethodHandles.lookup(), OpenIdMessages.class, "io.agentee.client.oidc");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 14240, value = "Somebody could not sign in by OpenID Connect: %s")
    void notSignedIn(String reason);
}
