package io.agentee.server.temporal;

import io.agentee.server.process.Lifetime;
import io.agentee.server.process.LocalPorts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How one Temporal server runs. Every address is on the loopback interface.
 *
 * @param program the {@code temporal} command
 * @param directory holds the database and the log; the same directory again means the same runs
 * @param port where clients and workers connect
 * @param uiPort where the web UI answers; empty for none
 * @param dynamicConfiguration further values of Temporal's dynamic configuration
 * @param lifetime how long the process lives
 */
public record TemporalSettings(
        Path program,
        Path directory,
        int port,
        Optional<Integer> uiPort,
        Map<String, String> dynamicConfiguration,
        Lifetime lifetime) {

    /** Copies the map and makes the paths absolute. */
    public TemporalSettings {
        directory = directory.toAbsolutePath();
        dynamicConfiguration = new LinkedHashMap<>(dynamicConfiguration);
    }

    /**
     * Settings for tests: a free port, no UI, and an end with the Java process.
     *
     * @param program the {@code temporal} command
     * @param directory holds the database and the log
     * @return the settings
     */
    public static TemporalSettings forTests(Path program, Path directory) {
        return new TemporalSettings(
                program, directory, LocalPorts.free(), Optional.empty(), Map.of(), Lifetime.WITH_STARTER);
    }

    /**
     * Sets one value of the dynamic configuration.
     *
     * @param key the key
     * @param value the value as JSON
     * @return settings with it
     */
    public TemporalSettings withDynamicConfiguration(String key, String value) {
        Map<String, String> all = new LinkedHashMap<>(dynamicConfiguration);
        all.put(key, value);
        return new TemporalSettings(program, directory, port, uiPort, all, lifetime);
    }

    Path database() {
        return directory.resolve("temporal.db");
    }
}
