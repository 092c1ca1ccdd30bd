package io.agentee.server.temporal;

import io.agentee.server.install.UserCache;
import io.agentee.server.process.Progress;
import io.agentee.server.process.SearchPath;
import io.agentee.server.process.ServerFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Obtains the {@code temporal} command, which holds a whole Temporal server: from the {@code PATH}, else from the cache, else the
 * official download, else built from its Go modules. Download and build go into the cache, outside the work tree.
 */
public final class TemporalInstallation {

    /** The version that is downloaded or built. Later ones cannot be built from published modules alone. */
    public static final String VERSION = "1.5.1";

    private static final String PROGRAM = "temporal";

    private final Path cache;
    private final List<TemporalSource> sources;
    private final Progress progress;

    TemporalInstallation(Path cache, List<TemporalSource> sources, Progress progress) {
        this.cache = cache;
        this.sources = List.copyOf(sources);
        this.progress = progress;
    }

    /**
     * Knows the ordinary sources.
     *
     * @param progress hears of downloads and builds
     * @return the installation; nothing is obtained yet
     */
    public static TemporalInstallation ordinary(Progress progress) {
        List<TemporalSource> sources = List.of(TemporalDownload.official(), new TemporalBuild());
        return new TemporalInstallation(UserCache.of(PROGRAM), sources, progress);
    }

    /**
     * Obtains the command; takes minutes when it has to be built.
     *
     * @return its path
     * @throws ServerFailure when no source has it, with the reason of each
     */
    public Path obtain() {
        return present().orElseGet(this::install);
    }

    /**
     * Finds the command where it is already.
     *
     * @return empty when it would have to be obtained first
     */
    public Optional<Path> present() {
        return SearchPath.find(PROGRAM).or(this::cached);
    }

    private Optional<Path> cached() {
        return Optional.of(target()).filter(Files::isExecutable);
    }

    private Path target() {
        return cache.resolve(VERSION).resolve(PROGRAM);
    }

    private Path install() {
        List<String> reasons = new ArrayList<>();
        for (TemporalSource source : sources) {
            try {
                progress.say("Temporal " + VERSION + " is not in " + cache + ": " + source.description());
                source.install(VERSION, target(), progress);
                return target();
            } catch (ServerFailure failure) {
                progress.say("  that did not work: " + failure.getMessage());
                reasons.add(source.description() + ": " + failure.getMessage());
            }
        }
        throw new ServerFailure("There is no temporal command on the PATH or in " + cache
                + ", and it could not be obtained:\n  " + String.join("\n  ", reasons)
                + "\nInstall the Temporal CLI, or Go 1.24 or later, and try again.");
    }
}
