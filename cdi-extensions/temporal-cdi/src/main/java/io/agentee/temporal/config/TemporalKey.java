package io.agentee.temporal.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every key of the family {@code temporal.*}. */
public enum TemporalKey {
    ADDRESS("temporal.address", "localhost:7233"),
    NAMESPACE("temporal.namespace", "default"),
    API_KEY("temporal.api-key", ""),
    TLS("temporal.tls", ""),
    TLS_CLIENT_CERT_PATH("temporal.tls-client-cert-path", ""),
    TLS_CLIENT_KEY_PATH("temporal.tls-client-key-path", ""),
    TLS_SERVER_CA_CERT_PATH("temporal.tls-server-ca-cert-path", ""),
    TLS_SERVER_NAME("temporal.tls-server-name", ""),
    RPC_TIMEOUT("temporal.rpc-timeout", "PT4S"),
    RPC_RETRY_TIME("temporal.rpc-retry-time", "PT1S"),
    QUERY_TIMEOUT("temporal.query-timeout", "PT10S"),
    THREAD_FACTORY("temporal.thread-factory", "java:comp/DefaultManagedThreadFactory"),
    MAX_CONCURRENT_ACTIVITIES("temporal.worker.max-concurrent-activities", "1000"),
    MAX_CONCURRENT_WORKFLOW_TASKS("temporal.worker.max-concurrent-workflow-tasks", "200"),
    ACTIVITY_POLLERS("temporal.worker.activity-pollers", "5"),
    WORKFLOW_TASK_POLLERS("temporal.worker.workflow-task-pollers", "5"),
    WORKFLOW_CACHE_SIZE("temporal.worker.workflow-cache-size", "600"),
    MAX_WORKFLOW_THREADS("temporal.worker.max-workflow-threads", "1200"),
    VIRTUAL_THREADS("temporal.worker.virtual-threads", "auto"),
    GRACEFUL_STOP_TIME("temporal.worker.graceful-stop-time", "PT30S"),
    EXECUTOR("temporal.worker.executor", "java:comp/DefaultManagedExecutorService"),
    CONTEXT_SERVICE("temporal.worker.context-service", "java:comp/DefaultContextService"),
    COMPRESSION("temporal.codec.compression", "true");

    /** What every key starts with. */
    static final String PREFIX = "temporal.";

    private final String key;
    private final String defaultText;

    TemporalKey(String key, String defaultText) {
        this.key = key;
        this.defaultText = defaultText;
    }

    /**
     * The name in MicroProfile Config.
     *
     * @return the key
     */
    public String key() {
        return key;
    }

    /**
     * The default as it would be written in a properties file.
     *
     * @return the default, or nothing when the key has none of its own
     */
    public Optional<String> defaultValue() {
        return defaultText.isEmpty() ? Optional.empty() : Optional.of(defaultText);
    }

    /**
     * The environment variable that MicroProfile Config maps to this key.
     *
     * @return the name of the variable
     */
    public String environmentVariable() {
        return environmentVariable(key);
    }

    boolean secret() {
        return this == API_KEY;
    }

    static String environmentVariable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    static boolean isKnown(String name) {
        return Arrays.stream(values()).anyMatch(known -> known.key.equals(name));
    }
}
