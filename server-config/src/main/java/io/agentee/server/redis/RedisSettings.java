package io.agentee.server.redis;

import io.agentee.server.process.Lifetime;
import io.agentee.server.process.LocalPorts;
import java.nio.file.Path;

/**
 * How one Redis server runs. Its address is on the loopback interface.
 *
 * @param program the {@code redis-server} command
 * @param directory holds the log; Redis itself keeps nothing on disk
 * @param port where clients connect
 * @param lifetime how long the process lives
 */
public record RedisSettings(Path program, Path directory, int port, Lifetime lifetime) {

    /** Makes the directory absolute. */
    public RedisSettings {
        directory = directory.toAbsolutePath();
    }

    /**
     * Settings for tests: a free port, and an end with the Java process.
     *
     * @param program the {@code redis-server} command
     * @param directory holds the log
     * @return the settings
     */
    public static RedisSettings forTests(Path program, Path directory) {
        return new RedisSettings(program, directory, LocalPorts.free(), Lifetime.WITH_STARTER);
    }
}
