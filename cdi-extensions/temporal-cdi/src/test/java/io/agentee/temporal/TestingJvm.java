package io.agentee.temporal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Another JVM with the class path of this one, or part of it. It ends with this one at the latest. */
public final class TestingJvm implements AutoCloseable {
    private final Process process;

    private TestingJvm(Process process) {
        this.process = process;
    }

    public static TestingJvm run(Class<?> main, Predicate<String> withoutJars) {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !withoutJars.test(Path.of(entry).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try {
            return new TestingJvm(new ProcessBuilder(java.toString(), "-cp", classPath, main.getName())
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public String firstLine() {
        try {
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                            .readLine());
        } catch (IOException died) {
            throw new UncheckedIOException(died);
        }
    }

    /** For the main methods of such a JVM. */
    public static void awaitParentsEnd() throws IOException {
        int read = System.in.read();
        while (read >= 0) {
            read = System.in.read();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
