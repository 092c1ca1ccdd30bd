package io.agentee.api.transport;

import static java.util.Objects.requireNonNull;

import io.agentee.api.model.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Redis is and how to get in, {@code agentee.redis.*}.
 *
 * @param address {@code redis://host:port}, or {@code rediss://host:port} with TLS
 * @param username for Redis' access control lists
 * @param password the password
 * @param keyPrefix what the name of every key begins with
 * @param caCertificate PEM file of the authorities that the server's certificate is checked against; those of the JVM
 *     when absent
 */
public record RedisSettings(
        URI address,
        Optional<String> username,
        Optional<Secret> password,
        String keyPrefix,
        Optional<Path> caCertificate) {

    public RedisSettings {
        requireNonNull(address, "address is null");
        requireNonNull(username, "username is null");
        requireNonNull(password, "password is null");
        requireNonNull(keyPrefix, "keyPrefix is null");
        requireNonNull(caCertificate, "caCertificate is null");
    }

    /** Whether the connection is encrypted. */
    public boolean tls() {
        return address.getScheme().equals("rediss");
    }
}
