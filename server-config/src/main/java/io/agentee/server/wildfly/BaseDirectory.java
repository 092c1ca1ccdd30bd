package io.agentee.server.wildfly;

import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one server. Configuration and deployments are laid anew at every start; what the server wrote as data, such as
 * its database and the log of unfinished transactions, stays.
 */
record BaseDirectory(Path path) {

    void lay(Path configuration, List<Path> deployments) {
        try {
            delete(path.resolve("configuration"));
            delete(path.resolve("deployments"));
            delete(path.resolve("tmp"));
            // Copies of what was deployed, which a killed server leaves behind.
            delete(path.resolve("data/content"));
            copy(configuration, path.resolve("configuration"));
            Files.createDirectories(path.resolve("deployments"));
            for (Path deployment : deployments) {
                Files.copy(deployment, path.resolve("deployments").resolve(deployment.getFileName()));
            }
        } catch (IOException failure) {
            throw new ServerFailure("Cannot lay the server directory " + path + ": " + failure, failure);
        }
    }

    DeploymentMarkers markers(List<Path> deployments) {
        return new DeploymentMarkers(
                path.resolve("deployments"),
                deployments.stream().map(file -> file.getFileName().toString()).toList());
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
