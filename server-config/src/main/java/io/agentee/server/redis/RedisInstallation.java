package io.agentee.server.redis;

import io.agentee.server.install.UserCache;
import io.agentee.server.process.Progress;
import io.agentee.server.process.SearchPath;
import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Obtains the {@code redis-server} command: from the {@code PATH}, else from the cache, else Debian's package, which is unpacked
 * into the cache. Nothing is installed into the system.
 */
public final class RedisInstallation {

    private static final String PROGRAM = "redis-server";
    private static final Duration VERSION = Duration.ofSeconds(10);

    private final Function<String, Optional<Path>> path;
    private final Path directory;
    private final RedisSource source;
    private final Progress progress;

    RedisInstallation(Function<String, Optional<Path>> path, Path directory, RedisSource source, Progress progress) {
        this.path = path;
        this.directory = directory;
        this.source = source;
        this.progress = progress;
    }

    /**
     * Knows the ordinary places.
     *
     * @param progress hears of downloads
     * @return the installation; nothing is obtained yet
     */
    public static RedisInstallation ordinary(Progress progress) {
        return new RedisInstallation(
                SearchPath::find, UserCache.of("redis").resolve("debian"), new DebianPackages(), progress);
    }

    /**
     * Obtains the command; takes some seconds when it has to be downloaded.
     *
     * @return its path
     * @throws ServerFailure when it cannot be had, with the reason
     */
    public Path obtain() {
        return path.apply(PROGRAM).or(() -> cached().filter(this::runs)).orElseGet(this::install);
    }

    /**
     * Finds the command where it is already.
     *
     * @return empty when it would have to be obtained first
     */
    public Optional<Path> present() {
        return path.apply(PROGRAM).or(this::cached);
    }

    private Optional<Path> cached() {
        return Optional.of(directory.resolve(PROGRAM)).filter(Files::isExecutable);
    }

    private Path install() {
        progress.say("There is no redis-server on the PATH: fetching Debian's package into " + directory);
        try {
            source.install(directory, progress);
        } catch (ServerFailure failure) {
            throw new ServerFailure(
                    "There is no redis-server on the PATH, and Debian's package cannot be had: " + failure.getMessage(),
                    failure);
        }
        return cached().filter(this::runs)
                .orElseThrow(() -> new ServerFailure("There is no redis-server on the PATH, and the one of Debian's "
                        + "package, " + directory.resolve(PROGRAM) + ", does not run here"));
    }

    /** What was unpacked under an earlier release of the system may lack the libraries of this one. */
    private boolean runs(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(VERSION.toMillis(), TimeUnit.MILLISECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException failure) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted", interrupted);
        }
    }
}
