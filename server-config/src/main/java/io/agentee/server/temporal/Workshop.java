package io.agentee.server.temporal;

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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A directory beside the target, in which something is made before it is moved there in one step, so that an interrupted
 * installation leaves nothing that looks like a whole one.
 */
final class Workshop implements AutoCloseable {

    private static final int LAST_WORDS = 5;

    private final Path directory;

    private Workshop(Path directory) {
        this.directory = directory;
    }

    static Workshop beside(Path target) throws IOException {
        Path cache = target.resolve("../..").normalize();
        Files.createDirectories(cache);
        return new Workshop(Files.createTempDirectory(cache, ".making-"));
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /** Runs a command in this directory, which is also Go's place for programs. */
    void run(Duration longest, Consumer<String> output, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("GOBIN", directory.toString());
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

    void deliver(String name, Path target) throws IOException {
        Path made = directory.resolve(name);
        if (!Files.isExecutable(made)) {
            throw new ServerFailure("it made no program named " + name);
        }
        Files.createDirectories(target.getParent());
        try {
            Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Files.move(made, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
