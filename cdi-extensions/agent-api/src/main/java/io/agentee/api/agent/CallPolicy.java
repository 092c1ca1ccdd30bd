package io.agentee.api.agent;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long one kind of call may take, and how often it is tried.
 *
 * @param timeout how long one attempt may take; positive
 * @param maxAttempts attempts in all, the first included; at least 1
 * @param backoff the wait before the second attempt, doubled for each further one up to a minute; positive. A
 *     provider's {@code Retry-After} takes its place
 */
public record CallPolicy(Duration timeout, int maxAttempts, Duration backoff) {

    public CallPolicy {
        requireNonNull(timeout, "timeout is null");
        requireNonNull(backoff, "backoff is null");
        RunLimits.requirePositive("timeout", timeout);
        RunLimits.requirePositive("backoff", backoff);
        RunLimits.requireAtLeastOne("maxAttempts", maxAttempts);
    }
}
