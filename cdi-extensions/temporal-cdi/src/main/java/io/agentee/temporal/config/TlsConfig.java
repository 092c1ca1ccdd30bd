package io.agentee.temporal.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * TLS towards Temporal.
 *
 * @param clientCertificate who we are, for mutual TLS
 * @param serverCaCertificates PEM file of the authorities that may sign the server's certificate; the JVM's own if empty
 * @param serverName the name expected in the server's certificate; the address's host if empty
 */
public record TlsConfig(
        Optional<ClientCertificate> clientCertificate,
        Optional<Path> serverCaCertificates,
        Optional<String> serverName) {

    public TlsConfig {
        requireNonNull(clientCertificate, "clientCertificate is null");
        requireNonNull(serverCaCertificates, "serverCaCertificates is null");
        requireNonNull(serverName, "serverName is null");
    }

    /**
     * A certificate and its key.
     *
     * @param certificates PEM file with the certificate chain
     * @param key PEM file with the PKCS#8 key
     */
    public record ClientCertificate(Path certificates, Path key) {
        public ClientCertificate {
            requireNonNull(certificates, "certificates is null");
            requireNonNull(key, "key is null");
        }
    }
}
