package io.agentee.client.signin;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What sign-in says to operators; no token stands in it. */
@MessageLogger(projectCode = "AGTE", length = 5)
interface SignInMessages {

    SignInMessages MESSAGES =
            Logger.getMessageLogger(MethodHandles.lookup(), SignInMessages.class, "io.agentee.client.signin");

    @Message(
            id = 14220,
            value = "mp.jwt.verify.issuer is not set: bearer tokens are taken from one issuer only, which it must name")
    String noIssuer();

    @Message(id = 14221, value = "The key that mp.jwt.verify.publickey or its location means cannot be used: %s")
    String badKey(String reason);

    @Message(
            id = 14222,
            value =
                    "mp.jwt.verify.publickey.algorithm: '%s' is not one or more of RS256, RS384, RS512, PS256, PS384, PS512,"
                            + " ES256, ES384, ES512 and EDDSA, with commas between them")
    String badAlgorithm(String value);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 14223, value = "Bearer tokens of %s are taken")
    void bearerTokens(String issuer);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 14224, value = "A bearer token was refused: %s")
    void tokenRefused(String reason);
}
