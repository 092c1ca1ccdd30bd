package io.agentee.server.process;

/** A server could not be obtained, started or reached; the message says which, why, and where to look. */
public final class ServerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes a failure.
     *
     * @param message what went wrong and what to do
     */
    public ServerFailure(String message) {
        super(message);
    }

    /**
     * Makes a failure with its cause.
     *
     * @param message what went wrong and what to do
     * @param cause what led to it
     */
    public ServerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
