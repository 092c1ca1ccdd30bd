package io.agentee.temporal.config;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The configuration {@code temporal.*} of one application. Its text form shows no secret.
 *
 * @param connection where Temporal is
 * @param tls TLS; plain text if empty
 * @param worker how workers run
 * @param codec what happens to payloads
 */
public record TemporalConfig(
        ConnectionConfig connection, Optional<TlsConfig> tls, WorkerConfig worker, CodecConfig codec) {

    public TemporalConfig {
        requireNonNull(connection, "connection is null");
        requireNonNull(tls, "tls is null");
        requireNonNull(worker, "worker is null");
        requireNonNull(codec, "codec is null");
    }
}
