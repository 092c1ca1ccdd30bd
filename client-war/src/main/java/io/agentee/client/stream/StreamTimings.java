package io.agentee.client.stream;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long a stream may stand still.
 *
 * @param heartbeat how long a watcher hears nothing before it is sent a comment
 * @param stall how long a write may take before the watcher is disconnected
 */
public record StreamTimings(Duration heartbeat, Duration stall) {

    /** A comment after 10 s, which makes 11 s at the latest: the contract has 15. A write may take 30 s. */
    public static final StreamTimings DEFAULT = new StreamTimings(Duration.ofSeconds(10), Duration.ofSeconds(30));

    public StreamTimings {
        requireNonNull(heartbeat, "heartbeat is null");
        requireNonNull(stall, "stall is null");
    }

    /** How often to look at the watchers. */
    Duration tick() {
        return (heartbeat.compareTo(stall) < 0 ? heartbeat : stall).dividedBy(10);
    }
}
