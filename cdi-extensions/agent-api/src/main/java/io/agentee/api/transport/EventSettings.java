package io.agentee.api.transport;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How live events travel, {@code agentee.events.*}.
 *
 * @param transport {@code agentee.events.transport}: {@code local}, {@code redis}, {@code temporal}
 * @param retention how long pieces are kept, {@code agentee.events.retention}; positive
 * @param maxLength about how many entries are kept of a run, {@code agentee.events.max-length}; positive
 * @param redis where Redis is, {@code agentee.redis.*}
 */
public record EventSettings(String transport, Duration retention, int maxLength, RedisSettings redis) {

    public EventSettings {
        requireNonNull(transport, "transport is null");
        requireNonNull(retention, "retention is null");
        requireNonNull(redis, "redis is null");
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("retention must be positive, not " + retention);
        }
        if (maxLength < 1) {
            throw new IllegalArgumentException("maxLength must be at least 1, not " + maxLength);
        }
    }
}
