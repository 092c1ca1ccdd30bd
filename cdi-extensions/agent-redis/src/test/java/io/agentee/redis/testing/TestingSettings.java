package io.agentee.redis.testing;

import io.agentee.api.model.Secret;
import io.agentee.api.transport.EventSettings;
import io.agentee.api.transport.RedisSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings to begin with and to change.
 *
 * @param events the settings
 */
public record TestingSettings(EventSettings events) {

    public static TestingSettings of(String address) {
        return of(URI.create(address));
    }

    public static TestingSettings of(URI address) {
        RedisSettings redis =
                new RedisSettings(address, Optional.empty(), Optional.empty(), "agentee:", Optional.empty());
        return new TestingSettings(new EventSettings("redis", Duration.ofHours(1), 10_000, redis));
    }

    public TestingSettings retention(Duration retention) {
        return new TestingSettings(new EventSettings("redis", retention, events.maxLength(), events.redis()));
    }

    public TestingSettings maxLength(int maxLength) {
        return new TestingSettings(new EventSettings("redis", events.retention(), maxLength, events.redis()));
    }

    public TestingSettings username(String username) {
        RedisSettings redis = events.redis();
        return with(new RedisSettings(
                redis.address(), Optional.of(username), redis.password(), redis.keyPrefix(), redis.caCertificate()));
    }

    public TestingSettings password(String password) {
        RedisSettings redis = events.redis();
        return with(new RedisSettings(
                redis.address(),
                redis.username(),
                Optional.of(Secret.of(password)),
                redis.keyPrefix(),
                redis.caCertificate()));
    }

    public TestingSettings keyPrefix(String keyPrefix) {
        RedisSettings redis = events.redis();
        return with(new RedisSettings(
                redis.address(), redis.username(), redis.password(), keyPrefix, redis.caCertificate()));
    }

    public TestingSettings caCertificate(Path file) {
        RedisSettings redis = events.redis();
        return with(new RedisSettings(
                redis.address(), redis.username(), redis.password(), redis.keyPrefix(), Optional.of(file)));
    }

    private TestingSettings with(RedisSettings redis) {
        return new TestingSettings(new EventSettings("redis", events.retention(), events.maxLength(), redis));
    }
}
