package io.agentee.server.wildfly;

import io.agentee.server.process.ServerFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The provisioned files that every server runs from and none writes to.
 *
 * @param home the directory with {@code jboss-modules.jar}
 */
public record WildFlyInstallation(Path home) {

    private static final Path IN_CHECKOUT = Path.of("server-config", "target", "wildfly");

    /** Makes the path absolute. */
    public WildFlyInstallation {
        home = home.toAbsolutePath();
    }

    /**
     * Finds the installation of the checkout.
     *
     * @return the one above the working directory, which may be any directory of the checkout
     * @throws ServerFailure when this is no checkout
     */
    public static WildFlyInstallation ofCheckout() {
        Path start = Path.of("").toAbsolutePath();
        return Stream.iterate(start, directory -> directory.getParent() != null, Path::getParent)
                .filter(directory -> Files.exists(directory.resolve("server-config/pom.xml")))
                .findFirst()
                .map(checkout -> new WildFlyInstallation(checkout.resolve(IN_CHECKOUT)))
                .orElseThrow(() -> new ServerFailure(start + " is not in a checkout of Agentee"));
    }

    /** What every server's own configuration is a copy of. */
    Path configuration() {
        if (!Files.exists(home.resolve("jboss-modules.jar"))) {
            throw new ServerFailure("There is no WildFly in " + home + ": run ./mvnw package -pl server-config");
        }
        return home.resolve("standalone/configuration");
    }
}
