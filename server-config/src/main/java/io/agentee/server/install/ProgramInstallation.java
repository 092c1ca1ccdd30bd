package io.agentee.server.install;

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
 * Obtains a program that Debian packages: from the {@code PATH}, else from the cache, else from Debian, whose packages are unpacked
 * into the cache. Nothing is installed into the system.
 */
public final class ProgramInstallation {

    private static final Duration VERSION = Duration.ofSeconds(10);

    private final DebianProgram program;
    private final Function<String, Optional<Path>> path;
    private final Path directory;
    private final ProgramSource source;
    private final Progress progress;

    ProgramInstallation(
            DebianProgram program,
            Function<String, Optional<Path>> path,
            Path directory,
            ProgramSource source,
            Progress progress) {
        this.program = program;
        this.path = path;
        this.directory = directory;
        this.source = source;
        this.progress = progress;
    }

    /**
     * Knows the ordinary places.
     *
     * @param program what is wanted
     * @param directory where it is kept once it is unpacked, in the user's cache
     * @param progress hears of downloads
     * @return the installation; nothing is obtained yet
     */
    public static ProgramInstallation ordinary(DebianProgram program, Path directory, Progress progress) {
        return new ProgramInstallation(program, SearchPath::find, directory, new DebianPackages(program), progress);
    }

    /**
     * Obtains the command; takes some seconds when it has to be downloaded.
     *
     * @return its path
     * @throws ServerFailure when it cannot be had, with the reason
     */
    public Path obtain() {
        return onPath().or(this::runnable).orElseGet(this::install);
    }

    /**
     * Finds the command where it is already.
     *
     * @return empty when it would have to be obtained first
     */
    public Optional<Path> present() {
        return onPath().or(this::cached);
    }

    private Optional<Path> onPath() {
        return program.commands().stream()
                .flatMap(command -> path.apply(command).stream())
                .findFirst();
    }

    private Optional<Path> cached() {
        return Optional.of(directory.resolve(program.name())).filter(Files::isExecutable);
    }

    private Optional<Path> runnable() {
        return cached().filter(this::runs);
    }

    private Path install() {
        try {
            return CacheLock.holding(
                    directory.resolve("..").normalize(), () -> runnable().orElseGet(this::fetch));
        } catch (IOException failure) {
            throw new ServerFailure("cannot write " + directory + ": " + failure.getMessage(), failure);
        }
    }

    private Path fetch() {
        String absence = "There is no " + String.join(" or ", program.commands()) + " on the PATH";
        progress.say(absence + ": fetching Debian's package into " + directory);
        try {
            source.install(directory, progress);
        } catch (ServerFailure failure) {
            throw new ServerFailure(absence + ", and Debian's package cannot be had: " + failure.getMessage(), failure);
        }
        return runnable()
                .orElseThrow(() -> new ServerFailure(absence + ", and the one of Debian's package, "
                        + directory.resolve(program.name()) + ", does not run here"));
    }

    /** What was unpacked under an earlier release of the system may lack the libraries of this one. */
    private boolean runs(Path command) {
        try {
            Process process = new ProcessBuilder(command.toString(), "--version")
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
