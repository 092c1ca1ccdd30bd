package io.agentee.server.redis;

import io.agentee.server.install.DebianProgram;
import io.agentee.server.install.ProgramInstallation;
import io.agentee.server.install.UserCache;
import io.agentee.server.process.Progress;
import java.nio.file.Path;
import java.util.List;

/** Where the {@code redis-server} command comes from. */
public final class RedisInstallation {

    /** The program as Debian packages it: it is in the second package; the first names it. */
    public static final DebianProgram PROGRAM = new DebianProgram(
            List.of("redis-server"),
            List.of("redis-server", "redis-tools"),
            Path.of("usr/bin/redis-server"),
            DebianProgram.Additions.NONE);

    private RedisInstallation() {}

    /**
     * Knows the ordinary places.
     *
     * @param progress hears of downloads
     * @return the installation; nothing is obtained yet
     */
    public static ProgramInstallation ordinary(Progress progress) {
        return ProgramInstallation.ordinary(PROGRAM, UserCache.of("redis").resolve("debian"), progress);
    }
}
