package io.agentee.server.temporal;

import io.agentee.server.process.Progress;
import io.agentee.server.process.ServerFailure;
import java.nio.file.Path;

/** A place that the {@code temporal} command can be had from. */
interface TemporalSource {

    String description();

    /**
     * Puts the program at the target, whole or not at all.
     *
     * @throws ServerFailure when it cannot be had from here
     */
    void install(String version, Path target, Progress progress);
}
