package io.agentee.api.notice;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A notice was not delivered. The message holds neither the notice nor a secret. */
public final class WebhookException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;
    private final long retryAfterMillis;

    private WebhookException(
            String message, boolean retryable, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        super(requireNonNull(message, "message is null"), cause);
        this.retryable = retryable;
        this.retryAfterMillis = retryAfter.map(Duration::toMillis).orElse(-1L);
    }

    /**
     * Another attempt may succeed.
     *
     * @param retryAfter how long the receiver asks to wait before it
     */
    public static WebhookException retryable(String message, Optional<Duration> retryAfter) {
        return new WebhookException(message, true, retryAfter, null);
    }

    /** Another attempt may succeed: the receiver was not reached, or did not answer. */
    public static WebhookException unreachable(String message, Throwable cause) {
        return new WebhookException(message, true, Optional.empty(), cause);
    }

    /** No attempt will succeed. */
    public static WebhookException permanent(String message) {
        return new WebhookException(message, false, Optional.empty(), null);
    }

    /** Whether another attempt may succeed. */
    public boolean retryable() {
        return retryable;
    }

    /** How long to wait before the next attempt, if the receiver said so. */
    public Optional<Duration> retryAfter() {
        return retryAfterMillis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(retryAfterMillis));
    }
}
