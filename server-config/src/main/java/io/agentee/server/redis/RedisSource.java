package io.agentee.server.redis;

import io.agentee.server.process.Progress;
import io.agentee.server.process.ServerFailure;
import java.nio.file.Path;

/** A place that Redis can be had from. */
@FunctionalInterface
interface RedisSource {

    /**
     * Makes the directory, with a program {@code redis-server} in it that runs as it is, whole or not at all.
     *
     * @throws ServerFailure when it cannot be had from here
     */
    void install(Path directory, Progress progress);
}
