package io.agentee.server.temporal;

import io.agentee.server.process.Deadline;
import io.agentee.server.process.LocalPorts;
import io.agentee.server.process.LocalServer;
import io.agentee.server.process.ServerCommand;
import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real Temporal server with its database on disk: killed and started again, it still has every run. */
public final class TemporalServer extends LocalServer {

    /** What runs are listed by, by type. The client sets them; a server that does not know them refuses the run. */
    public static final Map<String, List<String>> SEARCH_ATTRIBUTES = Map.of(
            "Keyword", List.of("AgenteeAgent", "AgenteeConversation", "AgenteeStartedBy", "AgenteeState"),
            "KeywordList", List.of("AgenteeApproval"),
            "Datetime", List.of("AgenteeDeadline", "AgenteeAskedAt", "AgenteeApprovalAt"));

    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration START = Duration.ofSeconds(90);

    private final TemporalSettings settings;

    /**
     * Makes a server that does not run yet.
     *
     * @param settings how it runs
     */
    public TemporalServer(TemporalSettings settings) {
        super(STOP);
        this.settings = settings;
    }

    @Override
    public String name() {
        return "temporal";
    }

    @Override
    public Path logFile() {
        return settings.directory().resolve("temporal.log");
    }

    /**
     * Tells where clients and workers connect.
     *
     * @return host and port
     */
    public String address() {
        return "127.0.0.1:" + settings.port();
    }

    @Override
    protected ServerCommand prepare() {
        try {
            Files.createDirectories(settings.directory());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new ServerCommand(arguments(), TemporalServer::isTemporalVariable, logFile(), settings.lifetime());
    }

    /** The user's own variables are about another server. */
    private static boolean isTemporalVariable(String name) {
        return name.startsWith("TEMPORAL_");
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(settings.program().toString(), "server", "start-dev"));
        arguments.addAll(List.of("--ip", "127.0.0.1", "--port", Integer.toString(settings.port())));
        arguments.addAll(List.of("--db-filename", settings.database().toString(), "--log-level", "warn"));
        settings.uiPort()
                .ifPresentOrElse(
                        port -> arguments.addAll(List.of("--ui-ip", "127.0.0.1", "--ui-port", Integer.toString(port))),
                        () -> arguments.add("--headless"));
        // Without these every transaction waits for the disk. A killed process loses nothing by them.
        arguments.addAll(List.of("--sqlite-pragma", "journal_mode=wal", "--sqlite-pragma", "synchronous=normal"));
        dynamicConfiguration()
                .forEach((key, value) -> arguments.addAll(List.of("--dynamic-config-value", key + "=" + value)));
        SEARCH_ATTRIBUTES.forEach((type, names) ->
                names.forEach(name -> arguments.addAll(List.of("--search-attribute", name + "=" + type))));
        return arguments;
    }

    /** The development server has one shard, which by default makes every step of a run wait for up to 50 ms. */
    private Map<String, String> dynamicConfiguration() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("history.transferProcessorMaxPollRPS", "300");
        values.put("history.timerProcessorMaxPollRPS", "300");
        values.put("matching.numTaskqueueReadPartitions", "1");
        values.put("matching.numTaskqueueWritePartitions", "1");
        values.put("system.enableActivityEagerExecution", "true");
        values.putAll(settings.dynamicConfiguration());
        return values;
    }

    @Override
    public void awaitReady() {
        boolean ready = Deadline.in(START).askingEvery(Duration.ofMillis(100)).await(() -> {
            requireRunning();
            return isReady();
        });
        if (!ready) {
            throw new ServerFailure("temporal does not answer on " + address() + "; its log: " + logFile());
        }
    }

    @Override
    public boolean isReady() {
        return LocalPorts.accepts(settings.port()) && isServing();
    }

    private boolean isServing() {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    settings.program().toString(), "operator", "cluster", "health", "--address", address());
            builder.environment().keySet().removeIf(TemporalServer::isTemporalVariable);
            Process health = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = health.waitFor(10, TimeUnit.SECONDS);
            if (!ended) {
                health.destroyForcibly();
            }
            return ended && health.exitValue() == 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while waiting for temporal", interrupted);
        }
    }
}
