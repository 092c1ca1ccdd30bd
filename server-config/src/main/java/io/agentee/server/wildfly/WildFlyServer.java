package io.agentee.server.wildfly;

import io.agentee.server.process.Deadline;
import io.agentee.server.process.LocalServer;
import io.agentee.server.process.LogFile;
import io.agentee.server.process.ServerCommand;
import io.agentee.server.process.ServerFailure;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** One WildFly server with its deployments. */
public final class WildFlyServer extends LocalServer {

    private static final Duration START = Duration.ofMinutes(3);

    private final WildFlySettings settings;
    private final DeploymentMarkers markers;
    private final HealthProbe health;

    /**
     * Makes a server that does not run yet.
     *
     * @param settings how it runs
     */
    public WildFlyServer(WildFlySettings settings) {
        super(settings.java().stopTimeout());
        this.settings = settings;
        this.markers = base().markers(settings.deployments());
        this.health = new HealthProbe(uri("/health/ready"));
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Path logFile() {
        return settings.directory().resolve(settings.name() + ".log");
    }

    /**
     * Addresses something on this server.
     *
     * @param path what, beginning with a slash
     * @return its URI on the HTTP port
     */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + settings.ports().http() + path);
    }

    @Override
    protected ServerCommand prepare() {
        requireDeployments();
        base().lay(settings.installation().configuration(), settings.deployments());
        return new ServerCommand(
                new WildFlyCommandLine(settings, base().path()).arguments(),
                WildFlyCommandLine::hides,
                logFile(),
                settings.java().lifetime());
    }

    private BaseDirectory base() {
        return new BaseDirectory(settings.directory().resolve("base"));
    }

    private void requireDeployments() {
        List<Path> absent = settings.deployments().stream()
                .filter(file -> !Files.isRegularFile(file))
                .toList();
        if (!absent.isEmpty()) {
            throw new ServerFailure(name() + " cannot deploy what was not built: " + absent);
        }
    }

    @Override
    public void awaitReady() {
        Deadline deadline = Deadline.in(START);
        if (!deadline.await(this::isDeployed)) {
            throw new ServerFailure(
                    name() + " did not deploy " + markers.missing() + " within " + START + "; its log: " + logFile());
        }
        if (!deadline.askingEvery(Duration.ofMillis(200)).await(this::isHealthy)) {
            throw new ServerFailure(name() + " deployed everything but is not ready after " + START + ": "
                    + health.lastAnswer() + "; its log: " + logFile());
        }
    }

    @Override
    public boolean isReady() {
        return markers.allDeployed() && health.isUp();
    }

    private boolean isDeployed() {
        requireRunning();
        markers.failure().ifPresent(cause -> {
            throw new ServerFailure(
                    name() + " could not deploy: " + cause + "\n" + errorsOfLog() + "Its log: " + logFile());
        });
        return markers.allDeployed();
    }

    private boolean isHealthy() {
        requireRunning();
        return health.isUp();
    }

    /** The marker holds WildFly's summary; what the application said about its own configuration stands in the log. */
    private String errorsOfLog() {
        return new LogFile(logFile())
                .tail(400)
                .lines()
                .filter(line -> line.contains("AGTE") || line.startsWith("Caused by:"))
                .distinct()
                .limit(40)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
