package io.agentee.runtime.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What the client accepts, and how long it waits.
 *
 * @param maxInputBytes UTF-8 bytes of an input; at least 1
 * @param workerWait how long the start of an interactive run waits for a worker; not negative
 * @param pollerFreshness how long ago a worker may have begun or ended a poll and still count as polling; longer than
 *     the worker's long poll lasts
 */
public record ClientLimits(int maxInputBytes, Duration workerWait, Duration pollerFreshness) {

    /**
     * 1 MiB of input, 15 s for a worker. A worker with Temporal's own settings polls for up to a minute at a time, so
     * that Temporal may not have heard of it for that long.
     */
    public static final ClientLimits DEFAULTS =
            new ClientLimits(1024 * 1024, Duration.ofSeconds(15), Duration.ofSeconds(70));

    public ClientLimits {
        requireNonNull(workerWait, "workerWait is null");
        requireNonNull(pollerFreshness, "pollerFreshness is null");
        if (maxInputBytes < 1) {
            throw new IllegalArgumentException("maxInputBytes must be at least 1, not " + maxInputBytes);
        }
        if (workerWait.isNegative()) {
            throw new IllegalArgumentException("workerWait must not be negative, but is " + workerWait);
        }
        if (pollerFreshness.isNegative() || pollerFreshness.isZero()) {
            throw new IllegalArgumentException("pollerFreshness must be positive, not " + pollerFreshness);
        }
    }

    /** The same limits with another size of inputs. */
    public ClientLimits withMaxInputBytes(int newMaxInputBytes) {
        return new ClientLimits(newMaxInputBytes, workerWait, pollerFreshness);
    }

    /** The same limits with another wait for workers. */
    public ClientLimits withWorkerWait(Duration newWorkerWait) {
        return new ClientLimits(maxInputBytes, newWorkerWait, pollerFreshness);
    }

    /** The same limits with another notion of a worker that polls. */
    public ClientLimits withPollerFreshness(Duration newPollerFreshness) {
        return new ClientLimits(maxInputBytes, workerWait, newPollerFreshness);
    }
}
