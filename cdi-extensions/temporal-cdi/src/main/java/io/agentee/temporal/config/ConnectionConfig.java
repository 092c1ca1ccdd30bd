package io.agentee.temporal.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * Where Temporal is, and how long a caller waits for it.
 *
 * @param address host and port of Temporal's frontend
 * @param namespace the namespace of every call
 * @param apiKey the bearer token of every call
 * @param timeouts how long calls may take
 * @param threadFactory JNDI name of the managed thread factory for connection threads
 */
public record ConnectionConfig(
        String address, String namespace, Optional<Secret> apiKey, Timeouts timeouts, String threadFactory) {

    public ConnectionConfig {
        requireNonNull(address, "address is null");
        requireNonNull(namespace, "namespace is null");
        requireNonNull(apiKey, "apiKey is null");
        requireNonNull(timeouts, "timeouts is null");
        requireNonNull(threadFactory, "threadFactory is null");
    }

    /**
     * Limits of a caller's call. Workers have more patience, because what they report must not be lost.
     *
     * @param rpc one attempt of a unary call
     * @param retry how long failed attempts are repeated
     * @param query one attempt of a query
     */
    public record Timeouts(Duration rpc, Duration retry, Duration query) {
        public Timeouts {
            requireNonNull(rpc, "rpc is null");
            requireNonNull(retry, "retry is null");
            requireNonNull(query, "query is null");
        }
    }
}
