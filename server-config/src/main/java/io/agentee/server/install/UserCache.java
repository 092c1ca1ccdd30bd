package io.agentee.server.install;

import java.nio.file.Path;
import java.util.Optional;

/** Where programs are kept that were obtained once: {@code $XDG_CACHE_HOME/agentee}, or {@code ~/.cache/agentee}. */
public final class UserCache {

    private UserCache() {}

    /**
     * Finds the place of one program.
     *
     * @param program its name
     * @return a directory that need not exist yet
     */
    public static Path of(String program) {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("agentee")
                .resolve(program);
    }
}
