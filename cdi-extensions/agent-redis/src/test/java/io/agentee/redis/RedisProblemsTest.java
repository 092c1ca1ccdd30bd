package io.agentee.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.transport.EventTransportProvider;
import io.agentee.redis.testing.TestingCertificate;
import io.agentee.redis.testing.TestingSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisProblemsTest {

    private final EventTransportProvider provider =
            ServiceLoader.load(EventTransportProvider.class).findFirst().orElseThrow();

    @Test
    void theProviderIsNamedRedis() {
        assertThat(provider.name()).isEqualTo("redis");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://localhost:6379",
                "redis://localhost",
                "redis://localhost:6379/",
                "rediss://redis.shop.example:6380",
                "redis://10.0.0.7:6379",
                "redis://[::1]:6379"
            })
    void anAddressIsAHostAndAPort(String address) {
        assertThat(problems(TestingSettings.of(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:6379",
                "http://localhost:6379",
                "redis:///",
                "redis://localhost:0",
                "redis://localhost:65536",
                "redis://localhost:6379/2",
                "redis://localhost:6379?timeout=2",
                "redis://under_score:6379"
            })
    void anythingElseIsNot(String address) {
        assertThat(problems(TestingSettings.of(address)))
                .containsExactly("agentee.redis.address must be redis://host:port or rediss://host:port, not '%s'"
                        .formatted(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://user:opensesame@localhost:6379",
                "redis://:opensesame@localhost:6379",
                "http://opensesame@localhost"
            })
    void credentialsInTheAddressAreNotShown(String address) {
        assertThat(problems(TestingSettings.of(address)))
                .containsExactly(
                        "agentee.redis.address must not hold credentials: use agentee.redis.username and agentee.redis.password");
    }

    @Test
    void aUserNeedsAPassword() {
        assertThat(problems(TestingSettings.of("redis://localhost:6379").username("worker")))
                .containsExactly("agentee.redis.password is missing: agentee.redis.username needs it");
    }

    @Test
    void credentialsAreNotBlank() {
        assertThat(problems(TestingSettings.of("redis://localhost:6379")
                        .username(" ")
                        .password("")))
                .containsExactly(
                        "agentee.redis.username is blank: remove it, or name a user of Redis",
                        "agentee.redis.password is blank: remove it, or give the password");
    }

    @Test
    void aPrefixKeepsTheHashTag() {
        assertThat(problems(TestingSettings.of("redis://localhost:6379").keyPrefix("{}")))
                .containsExactly(
                        "agentee.redis.key-prefix must not contain '{}', which would spread the keys over a Redis cluster");
    }

    @Test
    void authoritiesAreForTls(@TempDir Path directory) throws Exception {
        Path file = TestingCertificate.create(directory, "localhost").certificate();

        assertThat(problems(TestingSettings.of("rediss://localhost:6379").caCertificate(file)))
                .isEmpty();
        assertThat(problems(TestingSettings.of("redis://localhost:6379").caCertificate(file)))
                .containsExactly(
                        "agentee.redis.ca-certificate is set, but agentee.redis.address does not begin with rediss://");
    }

    @Test
    void authoritiesAreInAReadablePemFile(@TempDir Path directory) throws Exception {
        Path missing = directory.resolve("missing.pem");
        Path empty = Files.createFile(directory.resolve("empty.pem"));
        Path other = Files.writeString(directory.resolve("other.pem"), "-----BEGIN NOTHING-----\n");
        TestingSettings settings = TestingSettings.of("rediss://localhost:6379");

        assertThat(problems(settings.caCertificate(missing)))
                .containsExactly(
                        "agentee.redis.ca-certificate names a file that cannot be read: '%s'".formatted(missing));
        assertThat(problems(settings.caCertificate(empty)))
                .containsExactly(
                        "agentee.redis.ca-certificate names a file without PEM certificates: '%s'".formatted(empty));
        assertThat(problems(settings.caCertificate(other)))
                .containsExactly(
                        "agentee.redis.ca-certificate names a file without PEM certificates: '%s'".formatted(other));
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(problems(TestingSettings.of("http://localhost")
                        .username("worker")
                        .keyPrefix("{}")))
                .hasSize(3);
    }

    private List<String> problems(TestingSettings settings) {
        return provider.problems(settings.events());
    }
}
