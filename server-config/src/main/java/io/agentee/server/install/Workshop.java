package io.agentee.server.install;

import io.agentee.server.process.ServerFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A directory in the cache, in which something is made before it is moved to its place there in one step, so that an interrupted
 * installation leaves nothing that looks like a whole one.
 */
public final class Workshop implements AutoCloseable {

    private static final int LAST_WORDS = 5;

    private final Path directory;

    private Workshop(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes a directory of its own, on the file system of the cache.
     *
     * @param cache where the result goes
     * @return the workshop
     * @throws IOException when nothing can be written there
     */
    public static Workshop in(Path cache) throws IOException {
        Files.createDirectories(cache);
        return new Workshop(Files.createTempDirectory(cache, ".making-"));
    }

    /**
     * The directory in which commands run.
     *
     * @return its path
     */
    public Path directory() {
        return directory;
    }

    /**
     * Runs a command in this directory; throws {@link ServerFailure} with its last words when it fails.
     *
     * @param longest how long it may go on after its last word
     * @param variables what is added to its environment
     * @param output hears each line of it
     * @param command the program and its arguments
     * @throws IOException when it cannot be started
     */
    public void run(Duration longest, Map<String, String> variables, Consumer<String> output, String... command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(variables);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        Deque<String> lastWords = new ArrayDeque<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.accept(line);
                lastWords.addLast(line);
                if (lastWords.size() > LAST_WORDS) {
                    lastWords.removeFirst();
                }
            }
            requireSuccess(process, longest, command[0], lastWords);
        } finally {
            process.destroy();
        }
    }

    private static void requireSuccess(Process process, Duration longest, String program, Deque<String> lastWords) {
        try {
            if (process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0) {
                return;
            }
            throw new ServerFailure(program + " failed: " + String.join("; ", lastWords));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted", interrupted);
        }
    }

    /**
     * Moves what was made to its place. What is there already gives way.
     *
     * @param name a program in this workshop, or a directory
     * @param target its place
     * @throws IOException when it cannot be moved
     */
    public void deliver(String name, Path target) throws IOException {
        if (!Files.isExecutable(directory.resolve(name))) {
            throw new ServerFailure("it made no program named " + name);
        }
        Files.createDirectories(target.resolveSibling("."));
        if (Files.isDirectory(target)) {
            Files.move(target, directory.resolve(".replaced"), StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(directory.resolve(name), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Files.move(directory.resolve(name), target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes the directory. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
