package io.agentee.redis;

import io.agentee.api.transport.RedisSettings;
import io.agentee.redis.connection.TrustedAuthorities;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with the settings; each problem begins with the key that it is about. */
final class RedisProblems {

    private static final Set<String> SCHEMES = Set.of("redis", "rediss");
    private static final int LAST_PORT = 65_535;

    private final List<String> problems = new ArrayList<>();

    private RedisProblems() {}

    static List<String> of(RedisSettings settings) {
        RedisProblems found = new RedisProblems();
        found.checkAddress(settings.address());
        found.checkCredentials(settings);
        found.checkKeyPrefix(settings.keyPrefix());
        settings.caCertificate().ifPresent(file -> found.checkAuthorities(settings.address(), file));
        return List.copyOf(found.problems);
    }

    private void checkAddress(URI address) {
        if (address.toString().contains("@")) {
            // Not shown: it may hold a password.
            add("address", "must not hold credentials: use agentee.redis.username and agentee.redis.password");
        } else if (!isAddress(address)) {
            add("address", "must be redis://host:port or rediss://host:port, not '%s'".formatted(address));
        }
    }

    private static boolean isAddress(URI address) {
        boolean onlyHostAndPort = (address.getPath() == null || Set.of("", "/").contains(address.getPath()))
                && address.getQuery() == null
                && address.getFragment() == null;
        return address.getScheme() != null
                && SCHEMES.contains(address.getScheme())
                && address.getHost() != null
                && address.getPort() != 0
                && address.getPort() <= LAST_PORT
                && onlyHostAndPort;
    }

    private void checkCredentials(RedisSettings settings) {
        if (settings.username().filter(String::isBlank).isPresent()) {
            add("username", "is blank: remove it, or name a user of Redis");
        }
        if (settings.password().filter(password -> password.reveal().isBlank()).isPresent()) {
            add("password", "is blank: remove it, or give the password");
        }
        if (settings.username().isPresent() && settings.password().isEmpty()) {
            add("password", "is missing: agentee.redis.username needs it");
        }
    }

    private void checkKeyPrefix(String prefix) {
        if (prefix.contains("{}")) {
            add("key-prefix", "must not contain '{}', which would spread the keys over a Redis cluster");
        }
    }

    private void checkAuthorities(URI address, Path file) {
        if (!"rediss".equals(address.getScheme())) {
            add("ca-certificate", "is set, but agentee.redis.address does not begin with rediss://");
        }
        try {
            TrustedAuthorities.read(file);
        } catch (IOException e) {
            add("ca-certificate", "names a file that cannot be read: '%s'".formatted(file));
        } catch (GeneralSecurityException e) {
            add("ca-certificate", "names a file without PEM certificates: '%s'".formatted(file));
        }
    }

    private void add(String setting, String problem) {
        problems.add("agentee.redis.%s %s".formatted(setting, problem));
    }
}
