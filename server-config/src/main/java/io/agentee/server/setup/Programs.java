package io.agentee.server.setup;

import io.agentee.server.process.Progress;
import io.agentee.server.redis.RedisInstallation;
import io.agentee.server.state.PartKind;
import io.agentee.server.temporal.TemporalInstallation;
import java.nio.file.Path;

/**
 * The programs of the servers that are no application servers. They matter when such a server is started; one that is only asked
 * or stopped needs none.
 *
 * @param temporal the {@code temporal} command
 * @param redis the {@code redis-server} command
 */
record Programs(Path temporal, Path redis) {

    /** Those that this machine has; obtains nothing. */
    static Programs present(Progress progress) {
        return new Programs(
                TemporalInstallation.ordinary(progress).present().orElse(Path.of("temporal")),
                RedisInstallation.ordinary(progress).present().orElse(Path.of("redis-server")));
    }

    /** Obtains the program of a part, which can take minutes; fails with the reasons when it cannot be had. */
    Programs with(PartKind kind, Progress progress) {
        return switch (kind) {
            case TEMPORAL ->
                new Programs(TemporalInstallation.ordinary(progress).obtain(), redis);
            case REDIS ->
                new Programs(temporal, RedisInstallation.ordinary(progress).obtain());
            case CLIENT, WORKER, SINGLE -> this;
        };
    }
}
