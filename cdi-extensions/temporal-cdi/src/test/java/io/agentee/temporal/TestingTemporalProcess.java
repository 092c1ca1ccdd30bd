package io.agentee.temporal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@link TestingTemporal} in a process of its own, so that every Temporal thread of this JVM is the client's. */
public final class TestingTemporalProcess implements AutoCloseable {
    private final Process process;
    private final String address;

    private TestingTemporalProcess(Process process) {
        this.process = process;
        try {
            this.address = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        } catch (IOException died) {
            throw new UncheckedIOException(died);
        }
    }

    public static TestingTemporalProcess start() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try {
            return new TestingTemporalProcess(new ProcessBuilder(
                            java.toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            TestingTemporalProcess.class.getName())
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Ends with its parent: then there is nothing more to read. */
    public static void main(String[] arguments) throws IOException {
        try (TestingTemporal temporal = TestingTemporal.start()) {
            System.out.println(temporal.address());
            int read = System.in.read();
            while (read >= 0) {
                read = System.in.read();
            }
        }
        System.exit(0);
    }

    public String address() {
        return address;
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
