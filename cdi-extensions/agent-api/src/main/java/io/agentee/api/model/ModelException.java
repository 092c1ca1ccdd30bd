package io.agentee.api.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A model call failed. Says whether trying again can help; whoever called decides. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Set<Integer> RETRYABLE_CLIENT_ERRORS = Set.of(408, 409, 425, 429);

    private final int status;
    private final boolean retryable;
    private final long retryAfterMillis;

    private ModelException(
            String message, int status, boolean retryable, long retryAfterMillis, @Nullable Throwable cause) {
        super(requireNonNull(message, "message is null"), cause);
        this.status = status;
        this.retryable = retryable;
        this.retryAfterMillis = retryAfterMillis;
    }

    /**
     * The provider answered with an HTTP error. 408, 409, 425, 429 and 5xx can be retried, other 4xx cannot.
     *
     * @param message what the provider said, without credentials
     * @param status the HTTP status
     * @param retryAfter how long the provider asked to wait
     */
    public static ModelException httpError(String message, int status, Optional<Duration> retryAfter) {
        boolean retryable = status >= 500 || RETRYABLE_CLIENT_ERRORS.contains(status);
        long wait = retryAfter.map(Duration::toMillis).orElse(-1L);
        return new ModelException(message, status, retryable, wait, null);
    }

    /** The provider could not be reached, broke the connection off, or answered what is not its protocol. */
    public static ModelException unreachable(String message, Throwable cause) {
        return new ModelException(message, -1, true, -1, cause);
    }

    /** The call cannot succeed, however often it is tried. */
    public static ModelException permanent(String message) {
        return new ModelException(message, -1, false, -1, null);
    }

    /** The HTTP status that the provider answered with. */
    public OptionalInt status() {
        return status < 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** Whether trying again can help. */
    public boolean retryable() {
        return retryable;
    }

    /** How long the provider asked to wait before the next attempt. */
    public Optional<Duration> retryAfter() {
        return retryAfterMillis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(retryAfterMillis));
    }
}
