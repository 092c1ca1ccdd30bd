package io.agentee.server.wildfly;

import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The marker files by which WildFly's deployment scanner tells how far each deployment is. */
record DeploymentMarkers(Path directory, List<String> deployments) {

    boolean allDeployed() {
        return missing().isEmpty();
    }

    List<String> missing() {
        return deployments.stream()
                .filter(name -> !Files.exists(directory.resolve(name + ".deployed")))
                .toList();
    }

    /** What the scanner wrote about the first deployment that failed. */
    Optional<String> failure() {
        return deployments.stream()
                .map(name -> directory.resolve(name + ".failed"))
                .filter(Files::exists)
                .findFirst()
                .map(DeploymentMarkers::read);
    }

    private static String read(Path marker) {
        try {
            return Files.readString(marker).strip();
        } catch (IOException failure) {
            throw new ServerFailure("Cannot read " + marker + ": " + failure.getMessage(), failure);
        }
    }
}
