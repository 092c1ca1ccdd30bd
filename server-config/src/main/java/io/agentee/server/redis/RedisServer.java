package io.agentee.server.redis;

import io.agentee.server.process.Deadline;
import io.agentee.server.process.LocalServer;
import io.agentee.server.process.ServerCommand;
import io.agentee.server.process.ServerFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A real Redis server that keeps everything in memory: live events are no truth, so one that was killed begins again empty, and
 * its clients have to live with that.
 */
public final class RedisServer extends LocalServer {

    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Duration START = Duration.ofSeconds(30);

    private final RedisSettings settings;
    private final RedisPing ping;

    /**
     * Makes a server that does not run yet.
     *
     * @param settings how it runs
     */
    public RedisServer(RedisSettings settings) {
        super(STOP);
        this.settings = settings;
        this.ping = new RedisPing(settings.port());
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Path logFile() {
        return settings.directory().resolve("redis.log");
    }

    /**
     * Tells where clients connect.
     *
     * @return a URI such as {@code redis://127.0.0.1:16379}
     */
    public String address() {
        return "redis://127.0.0.1:" + settings.port();
    }

    @Override
    protected ServerCommand prepare() {
        return new ServerCommand(arguments(), variable -> false, logFile(), settings.lifetime());
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(settings.program().toString()));
        arguments.addAll(List.of("--bind", "127.0.0.1", "--port", Integer.toString(settings.port())));
        arguments.addAll(List.of("--save", "", "--appendonly", "no", "--always-show-logo", "no"));
        // What expires soonest goes first: live events before anything that is kept for longer.
        arguments.addAll(List.of("--maxmemory", "256mb", "--maxmemory-policy", "volatile-ttl"));
        return arguments;
    }

    @Override
    public void awaitReady() {
        boolean ready = Deadline.in(START).await(() -> {
            requireRunning();
            return isReady();
        });
        if (!ready) {
            throw new ServerFailure("redis does not answer on " + address() + "; its log: " + logFile());
        }
    }

    @Override
    public boolean isReady() {
        return ping.isAnswered();
    }
}
