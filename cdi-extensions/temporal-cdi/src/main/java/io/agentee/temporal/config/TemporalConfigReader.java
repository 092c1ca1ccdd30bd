package io.agentee.temporal.config;

import static io.agentee.temporal.TemporalMessages.MESSAGES;

import io.agentee.temporal.config.TlsConfig.ClientCertificate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Reads {@code temporal.*} and collects every problem before it gives up. */
public final class TemporalConfigReader {
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    private final Config config;
    private final Map<String, String> environment;
    private final int javaVersion;
    private final Set<String> problems = new LinkedHashSet<>();
    private final TemporalValues values;

    TemporalConfigReader(Config config, Map<String, String> environment, int javaVersion) {
        this.config = config;
        this.environment = environment;
        this.javaVersion = javaVersion;
        this.values = new TemporalValues(config, problems);
    }

    /**
     * Reads the configuration.
     *
     * @param config where to read
     * @return what was read
     * @throws TemporalConfigException when a key is unknown or a value is bad; it names all of them
     */
    public static TemporalConfig read(Config config) {
        return new TemporalConfigReader(
                        config, System.getenv(), Runtime.version().feature())
                .read();
    }

    TemporalConfig read() {
        TemporalConfig read = new TemporalConfig(
                connection(), tls(), worker(), new CodecConfig(values.flag(TemporalKey.COMPRESSION)));
        unknownKeys();
        if (!problems.isEmpty()) {
            throw new TemporalConfigException(List.copyOf(problems));
        }
        return read;
    }

    private ConnectionConfig connection() {
        return new ConnectionConfig(
                values.address(TemporalKey.ADDRESS),
                values.requiredText(TemporalKey.NAMESPACE),
                values.text(TemporalKey.API_KEY).map(Secret::new),
                new ConnectionConfig.Timeouts(
                        values.duration(TemporalKey.RPC_TIMEOUT),
                        values.duration(TemporalKey.RPC_RETRY_TIME),
                        values.duration(TemporalKey.QUERY_TIMEOUT)),
                values.localName(TemporalKey.THREAD_FACTORY));
    }

    private Optional<TlsConfig> tls() {
        Optional<Boolean> wanted = values.optionalFlag(TemporalKey.TLS);
        TlsConfig material = new TlsConfig(
                clientCertificate(),
                values.file(TemporalKey.TLS_SERVER_CA_CERT_PATH),
                values.text(TemporalKey.TLS_SERVER_NAME));
        List<TemporalKey> present = Stream.of(
                        TemporalKey.TLS_CLIENT_CERT_PATH,
                        TemporalKey.TLS_CLIENT_KEY_PATH,
                        TemporalKey.TLS_SERVER_CA_CERT_PATH,
                        TemporalKey.TLS_SERVER_NAME)
                .filter(this::isSet)
                .toList();
        if (wanted.isPresent() && !wanted.get()) {
            present.forEach(key -> problems.add(MESSAGES.tlsIsOff(key.key())));
            return Optional.empty();
        }
        boolean implied = isSet(TemporalKey.API_KEY) || !present.isEmpty();
        return wanted.orElse(implied) ? Optional.of(material) : Optional.empty();
    }

    private Optional<ClientCertificate> clientCertificate() {
        Optional<Path> certificates = values.file(TemporalKey.TLS_CLIENT_CERT_PATH);
        Optional<Path> key = values.file(TemporalKey.TLS_CLIENT_KEY_PATH);
        if (certificates.isPresent() && key.isPresent()) {
            return Optional.of(new ClientCertificate(certificates.get(), key.get()));
        }
        certificates.ifPresent(path -> problems.add(MESSAGES.incompleteClientCertificate(
                TemporalKey.TLS_CLIENT_CERT_PATH.key(), TemporalKey.TLS_CLIENT_KEY_PATH.key())));
        key.ifPresent(path -> problems.add(MESSAGES.incompleteClientCertificate(
                TemporalKey.TLS_CLIENT_KEY_PATH.key(), TemporalKey.TLS_CLIENT_CERT_PATH.key())));
        return Optional.empty();
    }

    private WorkerConfig worker() {
        return new WorkerConfig(
                new WorkerConfig.Limits(
                        values.positive(TemporalKey.MAX_CONCURRENT_ACTIVITIES),
                        values.positive(TemporalKey.MAX_CONCURRENT_WORKFLOW_TASKS),
                        values.positive(TemporalKey.ACTIVITY_POLLERS),
                        values.positive(TemporalKey.WORKFLOW_TASK_POLLERS),
                        values.positive(TemporalKey.WORKFLOW_CACHE_SIZE),
                        values.positive(TemporalKey.MAX_WORKFLOW_THREADS)),
                virtualThreads(),
                values.duration(TemporalKey.GRACEFUL_STOP_TIME),
                values.localName(TemporalKey.EXECUTOR),
                values.localName(TemporalKey.CONTEXT_SERVICE));
    }

    private boolean virtualThreads() {
        boolean available = javaVersion >= FIRST_WITH_VIRTUAL_THREADS;
        return values.parsed(TemporalKey.VIRTUAL_THREADS, "auto, true or false", value -> switch (value) {
            case "auto" -> available;
            case "false" -> false;
            case "true" -> {
                if (!available) {
                    problems.add(MESSAGES.virtualThreadsNeedJava21(TemporalKey.VIRTUAL_THREADS.key(), javaVersion));
                }
                yield available;
            }
            default -> throw new IllegalArgumentException();
        });
    }

    private boolean isSet(TemporalKey key) {
        return values.text(key).isPresent();
    }

    /**
     * Configuration implementations list environment variables under made-up dotted names too ({@code TEMPORAL_API_KEY}
     * as {@code temporal.api.key}), and Temporal's own tools have variables of their own: neither is a misspelt key.
     */
    private void unknownKeys() {
        new TreeSet<>(names())
                .stream()
                        .filter(name -> name.startsWith(TemporalKey.PREFIX) && !TemporalKey.isKnown(name))
                        .filter(name -> !environment.containsKey(TemporalKey.environmentVariable(name)))
                        .forEach(name -> problems.add(MESSAGES.unknownKey(name)));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        config.getPropertyNames().forEach(names::add);
        return names;
    }
}
