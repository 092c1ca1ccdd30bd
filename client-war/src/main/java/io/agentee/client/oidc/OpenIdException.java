package io.agentee.client.oidc;

/** Signing in at the provider did not work; the message is for the log and says nothing secret. */
final class OpenIdException extends Exception {

    private static final long serialVersionUID = 1L;

    OpenIdException(String message) {
        super(message);
    }

    OpenIdException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
