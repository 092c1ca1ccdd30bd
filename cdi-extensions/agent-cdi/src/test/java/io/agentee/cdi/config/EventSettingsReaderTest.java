package io.agentee.cdi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.model.Secret;
import io.agentee.api.transport.EventSettings;
import io.agentee.api.transport.RedisSettings;
import io.agentee.cdi.Problems;
import io.agentee.cdi.key.Declared;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSettingsReaderTest {

    private static final EventSettings DEFAULTS = new EventSettings(
            "local",
            Duration.ofHours(1),
            100_000,
            new RedisSettings(
                    URI.create("redis://localhost:6379"),
                    Optional.empty(),
                    Optional.empty(),
                    "agentee:",
                    Optional.empty()));

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Problems problems = new Problems();

    @Test
    void nothingConfiguredMeansEventsOfThisServer() {
        assertThat(read()).isEqualTo(DEFAULTS);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void everyKeyIsRead() {
        properties.put("agentee.remote-workers", "true");
        events("transport", "redis", "retention", "PT10M", "max-length", "500");
        redis("address", "rediss://[::1]:6380", "username", "agentee", "password", " p@ss ");
        redis("key-prefix", "shop:test:", "ca-certificate", "/etc/redis/ca.pem");

        EventSettings events = read();

        assertThat(events.transport()).isEqualTo("redis");
        assertThat(events.retention()).isEqualTo(Duration.ofMinutes(10));
        assertThat(events.maxLength()).isEqualTo(500);
        assertThat(events.redis().address()).isEqualTo(URI.create("rediss://[::1]:6380"));
        assertThat(events.redis().tls()).isTrue();
        assertThat(events.redis().username()).contains("agentee");
        assertThat(events.redis().password().map(Secret::reveal)).contains("p@ss");
        assertThat(events.redis().keyPrefix()).isEqualTo("shop:test:");
        assertThat(events.redis().caCertificate()).contains(Path.of("/etc/redis/ca.pem"));
        assertThat(events.toString()).doesNotContain("p@ss").contains("***");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void everyKeyCanComeFromTheEnvironment() {
        environment.put("AGENTEE_REMOTE_WORKERS", "true");
        environment.put("AGENTEE_EVENTS_TRANSPORT", "redis");
        environment.put("AGENTEE_EVENTS_MAX_LENGTH", "7");
        environment.put("AGENTEE_REDIS_ADDRESS", "redis://cache:6379");
        environment.put("AGENTEE_REDIS_KEY_PREFIX", "shop:");

        EventSettings events = read();

        assertThat(events.transport()).isEqualTo("redis");
        assertThat(events.maxLength()).isEqualTo(7);
        assertThat(events.redis().address()).isEqualTo(URI.create("redis://cache:6379"));
        assertThat(events.redis().keyPrefix()).isEqualTo("shop:");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void everyBadValueIsReportedWithWhatIsAllowed() {
        properties.put("agentee.remote-workers", "yes");
        events("retention", "1h", "max-length", "0");
        redis("address", "http://localhost:6379", "key-prefix", "{shop}", "ca-certificate", "a\0b");

        assertThat(read()).isEqualTo(DEFAULTS);

        assertThat(problems.all())
                .containsExactlyInAnyOrder(
                        "AGTE12003: agentee.remote-workers: 'yes' is not allowed, it must be true or false",
                        "AGTE12003: agentee.events.retention: '1h' is not allowed, it must be a duration of at least 1 ms in"
                                + " ISO-8601, such as PT30S or P1D",
                        "AGTE12003: agentee.events.max-length: '0' is not allowed, it must be a whole number, at least 1",
                        "AGTE12003: agentee.redis.address: 'http://localhost:6379' is not allowed, it must be"
                                + " redis://host:port or, with TLS, rediss://host:port; user name and password have keys of"
                                + " their own",
                        "AGTE12003: agentee.redis.key-prefix: '{shop}' is not allowed, it must be 1 to 64 letters, digits, ':',"
                                + " '.', '_' and '-'",
                        "AGTE12003: agentee.redis.ca-certificate: 'a\0b' is not allowed, it must be the path of a file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:6379",
                "redis://localhost",
                "redis://localhost:0",
                "redis://localhost:65536",
                "redis://localhost:6379/1",
                "redis://localhost:6379?timeout=1s",
                "redis://under_score:6379",
                "REDIS://localhost:6379",
                "redis://two words:6379"
            })
    void addressIsSchemeHostAndPort(String address) {
        redis("address", address);

        assertThat(read()).isEqualTo(DEFAULTS);

        assertThat(problems.all())
                .containsExactly(
                        "AGTE12003: agentee.redis.address: '" + address + "' is not allowed, it must be"
                                + " redis://host:port or, with TLS, rediss://host:port; user name and password have keys of their own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"redis://ada:secret@cache:6379", "redis://:sec/r@et@cache:6379", "redis://:sec\nret@cache:6379"})
    void credentialsOfAnAddressAreNotShown(String address) {
        redis("address", address);

        read();

        assertThat(problems.all())
                .containsExactly(
                        "AGTE12003: agentee.redis.address: 'redis://***@cache:6379' is not allowed, it must be"
                                + " redis://host:port or, with TLS, rediss://host:port; user name and password have keys of their own");
    }

    @Test
    void unknownKeysAreReportedWithTheNearestKnownKey() {
        properties.put("agentee.remote-worker", "true");
        events("transports", "redis", "type", "redis");
        redis("pasword", "secret", "database", "3");

        read();

        assertThat(problems.all())
                .containsExactlyInAnyOrder(
                        "AGTE12002: Unknown key agentee.remote-worker: did you mean agentee.remote-workers?",
                        "AGTE12002: Unknown key agentee.events.transports: did you mean agentee.events.transport?",
                        "AGTE12001: Unknown key agentee.events.type: remove it or correct its name",
                        "AGTE12002: Unknown key agentee.redis.pasword: did you mean agentee.redis.password?",
                        "AGTE12001: Unknown key agentee.redis.database: remove it or correct its name");
    }

    @Test
    void remoteWorkersNeedMoreThanTheLocalTransport() {
        properties.put("agentee.remote-workers", "true");

        read();

        assertThat(problems.all())
                .containsExactly(
                        "AGTE12040: agentee.remote-workers is true, but the event transport 'local' reaches this process only;"
                                + " set agentee.events.transport to redis or temporal, on clients and workers alike");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis", "temporal", "of-a-library"})
    void remoteWorkersAreReachedByOtherTransports(String transport) {
        properties.put("agentee.remote-workers", "true");
        events("transport", transport);

        assertThat(read().transport()).isEqualTo(transport);
        assertThat(problems.all()).isEmpty();
    }

    private EventSettings read() {
        return new SettingsReader(
                        new SmallRyeConfigBuilder()
                                .withSources(
                                        new PropertiesConfigSource(properties, "test", 100),
                                        new EnvConfigSource(environment, 300))
                                .build(),
                        environment,
                        problems)
                .read(new Declared(Set.of(), Set.of()))
                .events();
    }

    private void events(String... keysAndValues) {
        putAll("agentee.events.", keysAndValues);
    }

    private void redis(String... keysAndValues) {
        putAll("agentee.redis.", keysAndValues);
    }

    private void putAll(String prefix, String... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put(prefix + keysAndValues[i], keysAndValues[i + 1]);
        }
    }
}
