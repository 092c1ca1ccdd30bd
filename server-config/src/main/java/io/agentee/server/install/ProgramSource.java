package io.agentee.server.install;

import io.agentee.server.process.Progress;
import io.agentee.server.process.ServerFailure;
import java.nio.file.Path;

/** A place that a program can be had from. */
@FunctionalInterface
interface ProgramSource {

    /**
     * Makes the directory, with a program of the right name in it that runs as it is, whole or not at all.
     *
     * @throws ServerFailure when it cannot be had from here
     */
    void install(Path directory, Progress progress);
}
