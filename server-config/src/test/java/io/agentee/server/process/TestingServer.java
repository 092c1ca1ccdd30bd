package io.agentee.server.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A shell command that plays a server; it is ready when its log says so. */
final class TestingServer extends LocalServer {

    private final Path log;
    private final String script;

    TestingServer(Path log, String script, Duration stopTimeout) {
        super(stopTimeout);
        this.log = log;
        this.script = script;
    }

    @Override
    public String name() {
        return "testing";
    }

    @Override
    public Path logFile() {
        return log;
    }

    @Override
    protected ServerCommand prepare() {
        return new ServerCommand(List.of("sh", "-c", script), name -> name.equals("HOME"), log, Lifetime.WITH_STARTER);
    }

    @Override
    public void awaitReady() {
        boolean ready = Deadline.in(Duration.ofSeconds(30)).await(() -> {
            requireRunning();
            return isReady();
        });
        if (!ready) {
            throw new ServerFailure("not ready");
        }
    }

    @Override
    public boolean isReady() {
        return new LogFile(log).tail(1).startsWith("ready");
    }
}
