package io.agentee.e2e.agui;

import io.agentee.server.install.CacheLock;
import io.agentee.server.install.Workshop;
import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The packages that a lock file names, installed once, and used offline from then on.
 *
 * @param sources where {@code package.json} and its lock file are
 * @param cache where installations are kept, each named after its lock file
 */
record NodePackages(Path sources, Path cache) {

    private static final String LOCK_FILE = "package-lock.json";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** The directory {@code node_modules}; takes some seconds when it has to be made. */
    Path obtain(NodeInstallation node) throws IOException {
        Path installation = cache.resolve(fingerprint());
        return CacheLock.holding(cache, () -> {
            if (!Files.isDirectory(installation)) {
                install(node.npm(), installation);
            }
            return installation.resolve("node_modules");
        });
    }

    private void install(String npm, Path installation) throws IOException {
        try (Workshop workshop = Workshop.in(cache)) {
            Path packages = Files.createDirectory(workshop.directory().resolve("packages"));
            for (String file : List.of("package.json", LOCK_FILE)) {
                Files.copy(sources.resolve(file), packages.resolve(file));
            }
            String[] command = {
                npm, "ci", "--prefix", packages.toString(), "--ignore-scripts", "--no-audit", "--no-fund"
            };
            workshop.run(LONGEST, Map.of(), System.out::println, command);
            workshop.deliver("packages", installation);
        } catch (ServerFailure failure) {
            throw new ServerFailure("The npm packages of AG-UI cannot be had: " + failure.getMessage(), failure);
        }
    }

    private String fingerprint() throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(sources.resolve(LOCK_FILE)));
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
