package io.agentee.server.setup;

import io.agentee.server.state.PartKind;
import io.agentee.server.state.StateDirectory;
import io.agentee.server.wildfly.WildFlyInstallation;
import java.nio.file.Path;

/**
 * The checkout that is launched.
 *
 * @param root its directory
 */
public record Checkout(Path root) {

    /** Makes the path absolute. */
    public Checkout {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * The directory of everything that the launcher writes.
     *
     * @return below the checkout
     */
    public StateDirectory state() {
        return new StateDirectory(root.resolve(".agentee"));
    }

    WildFlyInstallation wildfly() {
        return new WildFlyInstallation(root.resolve("server-config/target/wildfly"));
    }

    Path deployment(PartKind kind) {
        Path deployments = root.resolve("agent-ear/target/deployments");
        return switch (kind) {
            case CLIENT -> deployments.resolve("client.war");
            case WORKER -> deployments.resolve("worker.war");
            case SINGLE -> deployments.resolve("agentee.ear");
            case TEMPORAL, REDIS -> throw new IllegalArgumentException(kind + " has no deployment");
        };
    }
}
