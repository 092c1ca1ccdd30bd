package io.agentee.temporal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.agentee.temporal.config.TlsConfig.ClientCertificate;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemporalConfigReaderTest {
    private static final int JAVA_17 = 17;
    private static final int JAVA_21 = 21;

    @Test
    void hasADefaultForEverything() {
        assertThat(read(Map.of()))
                .isEqualTo(new TemporalConfig(
                        new ConnectionConfig(
                                "localhost:7233",
                                "default",
                                Optional.empty(),
                                new ConnectionConfig.Timeouts(
                                        Duration.ofSeconds(4), Duration.ofSeconds(1), Duration.ofSeconds(10)),
                                "java:comp/DefaultManagedThreadFactory"),
                        Optional.empty(),
                        new WorkerConfig(
                                new WorkerConfig.Limits(1000, 200, 5, 5, 600, 1200),
                                false,
                                Duration.ofSeconds(30),
                                "java:comp/DefaultManagedExecutorService",
                                "java:comp/DefaultContextService"),
                        new CodecConfig(true)));
    }

    @Test
    void readsEveryKey(@TempDir Path directory) throws IOException {
        Path certificate = Files.createFile(directory.resolve("client.pem"));
        Path key = Files.createFile(directory.resolve("client.key"));
        Path authority = Files.createFile(directory.resolve("ca.pem"));
        Map<String, String> all = new HashMap<>();
        all.put("temporal.address", "temporal.example:443");
        all.put("temporal.namespace", "orders");
        all.put("temporal.api-key", "s3cret");
        all.put("temporal.tls", "true");
        all.put("temporal.tls-client-cert-path", certificate.toString());
        all.put("temporal.tls-client-key-path", key.toString());
        all.put("temporal.tls-server-ca-cert-path", authority.toString());
        all.put("temporal.tls-server-name", "temporal.internal");
        all.put("temporal.rpc-timeout", "PT1S");
        all.put("temporal.rpc-retry-time", "PT2S");
        all.put("temporal.query-timeout", "PT3S");
        all.put("temporal.thread-factory", "java:app/threads");
        all.put("temporal.worker.max-concurrent-activities", "1");
        all.put("temporal.worker.max-concurrent-workflow-tasks", "2");
        all.put("temporal.worker.activity-pollers", "3");
        all.put("temporal.worker.workflow-task-pollers", "4");
        all.put("temporal.worker.workflow-cache-size", "6");
        all.put("temporal.worker.max-workflow-threads", "7");
        all.put("temporal.worker.virtual-threads", "true");
        all.put("temporal.worker.graceful-stop-time", "PT8S");
        all.put("temporal.worker.executor", "java:app/executor");
        all.put("temporal.worker.context-service", "java:app/context");
        all.put("temporal.codec.compression", "false");
        assertThat(all).hasSameSizeAs(TemporalKey.values());

        assertThat(new TemporalConfigReader(config(all), Map.of(), JAVA_21).read())
                .isEqualTo(new TemporalConfig(
                        new ConnectionConfig(
                                "temporal.example:443",
                                "orders",
                                Optional.of(new Secret("s3cret")),
                                new ConnectionConfig.Timeouts(
                                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3)),
                                "java:app/threads"),
                        Optional.of(new TlsConfig(
                                Optional.of(new ClientCertificate(certificate, key)),
                                Optional.of(authority),
                                Optional.of("temporal.internal"))),
                        new WorkerConfig(
                                new WorkerConfig.Limits(1, 2, 3, 4, 6, 7),
                                true,
                                Duration.ofSeconds(8),
                                "java:app/executor",
                                "java:app/context"),
                        new CodecConfig(false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "temporal.address | localhost | AGTE10002: temporal.address: 'localhost' is not host:port",
                "temporal.address | http://a:1 | AGTE10002: temporal.address: 'http://a:1' is not host:port",
                "temporal.address | a:70000 | AGTE10002: temporal.address: 'a:70000' is not host:port",
                "temporal.tls | yes | AGTE10002: temporal.tls: 'yes' is not true or false",
                "temporal.tls-server-ca-cert-path | /no/ca.pem | AGTE10004: temporal.tls-server-ca-cert-path: the file '/no/ca.pem' cannot be read",
                "temporal.rpc-timeout | 4s | AGTE10002: temporal.rpc-timeout: '4s' is not a positive ISO-8601 duration such as PT30S",
                "temporal.rpc-retry-time | PT0S | AGTE10002: temporal.rpc-retry-time: 'PT0S' is not a positive ISO-8601 duration such as PT30S",
                "temporal.query-timeout | -PT1S | AGTE10002: temporal.query-timeout: '-PT1S' is not a positive ISO-8601 duration such as PT30S",
                "temporal.thread-factory | ldap://a/b | AGTE10002: temporal.thread-factory: 'ldap://a/b' is not a local JNDI name such as java:comp/DefaultManagedThreadFactory",
                "temporal.worker.max-concurrent-activities | 0 | AGTE10002: temporal.worker.max-concurrent-activities: '0' is not a whole number from 1 to 2147483647",
                "temporal.worker.max-concurrent-workflow-tasks | many | AGTE10002: temporal.worker.max-concurrent-workflow-tasks: 'many' is not a whole number from 1 to 2147483647",
                "temporal.worker.activity-pollers | -1 | AGTE10002: temporal.worker.activity-pollers: '-1' is not a whole number from 1 to 2147483647",
                "temporal.worker.workflow-task-pollers | 1.5 | AGTE10002: temporal.worker.workflow-task-pollers: '1.5' is not a whole number from 1 to 2147483647",
                "temporal.worker.workflow-cache-size | x | AGTE10002: temporal.worker.workflow-cache-size: 'x' is not a whole number from 1 to 2147483647",
                "temporal.worker.max-workflow-threads | 9999999999 | AGTE10002: temporal.worker.max-workflow-threads: '9999999999' is not a whole number from 1 to 2147483647",
                "temporal.worker.virtual-threads | maybe | AGTE10002: temporal.worker.virtual-threads: 'maybe' is not auto, true or false",
                "temporal.worker.virtual-threads | true | AGTE10007: temporal.worker.virtual-threads: virtual threads need Java 21, this is Java 17",
                "temporal.worker.graceful-stop-time | soon | AGTE10002: temporal.worker.graceful-stop-time: 'soon' is not a positive ISO-8601 duration such as PT30S",
                "temporal.worker.executor | rmi:x | AGTE10002: temporal.worker.executor: 'rmi:x' is not a local JNDI name such as java:comp/DefaultManagedExecutorService",
                "temporal.worker.context-service | dns:x | AGTE10002: temporal.worker.context-service: 'dns:x' is not a local JNDI name such as java:comp/DefaultContextService",
                "temporal.codec.compression | 1 | AGTE10002: temporal.codec.compression: '1' is not true or false",
                "temporal.namespace | ${nowhere} | AGTE10003: temporal.namespace: '${nowhere}' refers to something that is not set",
                "temporal.adress | a:1 | AGTE10001: Unknown key temporal.adress: remove it or correct its name",
            })
    void namesWhatIsWrongWithAValue(String key, String value, String problem) {
        assertThat(problems(Map.of(key, value))).containsExactly(problem);
    }

    @Test
    void aClientCertificateNeedsItsKey(@TempDir Path directory) throws IOException {
        String file = Files.createFile(directory.resolve("one.pem")).toString();

        assertThat(problems(Map.of("temporal.tls-client-cert-path", file)))
                .containsExactly(
                        "AGTE10005: temporal.tls-client-cert-path is set, temporal.tls-client-key-path is not: a client certificate needs both");
        assertThat(problems(Map.of("temporal.tls-client-key-path", file)))
                .containsExactly(
                        "AGTE10005: temporal.tls-client-key-path is set, temporal.tls-client-cert-path is not: a client certificate needs both");
    }

    @Test
    void tlsCannotBeOffAndConfigured() {
        assertThat(problems(Map.of("temporal.tls", "false", "temporal.tls-server-name", "a")))
                .containsExactly("AGTE10006: temporal.tls-server-name is set, but temporal.tls is false");
    }

    @Test
    void anApiKeyOrAServerNameImpliesTls() {
        assertThat(read(Map.of("temporal.api-key", "k")).tls()).isPresent();
        assertThat(read(Map.of("temporal.tls-server-name", "a")).tls()).isPresent();
        assertThat(read(Map.of("temporal.api-key", "k", "temporal.tls", "false"))
                        .tls())
                .isEmpty();
    }

    @Test
    void reportsAllProblemsAtOnce() {
        Map<String, String> bad = Map.of(
                "temporal.address", "nowhere",
                "temporal.rpc-timeout", "4s",
                "temporal.worker.activity-pollers", "0",
                "temporal.worker.threads", "5");

        assertThatThrownBy(() -> read(bad))
                .isInstanceOf(TemporalConfigException.class)
                .hasMessage("AGTE10010: The Temporal configuration has problems:"
                        + System.lineSeparator()
                        + String.join(
                                System.lineSeparator(),
                                "AGTE10002: temporal.address: 'nowhere' is not host:port",
                                "AGTE10002: temporal.rpc-timeout: '4s' is not a positive ISO-8601 duration such as PT30S",
                                "AGTE10002: temporal.worker.activity-pollers: '0' is not a whole number from 1 to 2147483647",
                                "AGTE10001: Unknown key temporal.worker.threads: remove it or correct its name"));
    }

    @Test
    void virtualThreadsFollowTheJvm() {
        assertThat(new TemporalConfigReader(config(Map.of()), Map.of(), JAVA_21)
                        .read()
                        .worker()
                        .virtualThreads())
                .isTrue();
        assertThat(read(Map.of()).worker().virtualThreads()).isFalse();
    }

    @Test
    void temporalsOwnEnvironmentVariablesWork() {
        Map<String, String> environment = Map.of(
                "TEMPORAL_ADDRESS", "temporal.example:7233",
                "TEMPORAL_NAMESPACE", "orders",
                "TEMPORAL_API_KEY", "s3cret",
                "TEMPORAL_TLS_SERVER_NAME", "temporal.internal",
                "TEMPORAL_WORKER_MAX_CONCURRENT_ACTIVITIES", "7");

        TemporalConfig read = readEnvironment(environment);

        assertThat(read.connection().address()).isEqualTo("temporal.example:7233");
        assertThat(read.connection().namespace()).isEqualTo("orders");
        assertThat(read.connection().apiKey()).contains(new Secret("s3cret"));
        assertThat(read.tls().orElseThrow().serverName()).contains("temporal.internal");
        assertThat(read.worker().limits().activities()).isEqualTo(7);
    }

    @Test
    void variablesOfTemporalsOtherToolsAreNotUnknownKeys() {
        TemporalConfig read = readEnvironment(Map.of(
                "TEMPORAL_CLI_SHOW_STACKS", "1",
                "TEMPORAL_TLS_DISABLE_HOST_VERIFICATION", "true",
                "TEMPORAL_PROFILE", "default"));

        assertThat(read).isEqualTo(read(Map.of()));
    }

    @Test
    void everyKeyHasTheVariableOfMicroProfile() {
        assertThat(TemporalKey.TLS_CLIENT_CERT_PATH.environmentVariable()).isEqualTo("TEMPORAL_TLS_CLIENT_CERT_PATH");
        assertThat(TemporalKey.API_KEY.environmentVariable()).isEqualTo("TEMPORAL_API_KEY");
    }

    @Test
    void showsNoSecret() {
        assertThat(read(Map.of("temporal.api-key", "s3cret")).toString())
                .doesNotContain("s3cret")
                .contains("apiKey=Optional[***]");
    }

    private static List<String> problems(Map<String, String> values) {
        return catchThrowableOfType(TemporalConfigException.class, () -> read(values))
                .problems();
    }

    private static TemporalConfig read(Map<String, String> values) {
        return new TemporalConfigReader(config(values), Map.of(), JAVA_17).read();
    }

    private static TemporalConfig readEnvironment(Map<String, String> environment) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment, 300))
                .build();
        return new TemporalConfigReader(config, environment, JAVA_17).read();
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
