package io.agentee.redis.testing;

import static org.awaitility.Awaitility.await;

import io.agentee.server.redis.RedisInstallation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real Redis, which keeps nothing over a restart. It can be killed, started again, and made to hang. */
public final class TestingRedis implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port;
    private final boolean tls;
    private final List<String> options;
    private final Path directory;
    private @Nullable Process process;

    private TestingRedis(boolean tls, List<String> options) {
        this.tls = tls;
        this.options = options;
        try {
            this.port = freePort();
            this.directory = Files.createTempDirectory("agentee-redis");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Below the ports that systems give to clients, so that none of them takes it while Redis is away. */
    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // Then another one.
            }
        }
        throw new IOException("no free port");
    }

    /** One with options of its command line. */
    public static TestingRedis running(String... options) {
        TestingRedis redis = new TestingRedis(false, List.of(options));
        redis.start();
        return redis;
    }

    /** One that speaks TLS only. */
    public static TestingRedis runningTls(TestingCertificate certificate) {
        TestingRedis redis = new TestingRedis(
                true,
                List.of(
                        "--tls-cert-file",
                        certificate.certificate().toString(),
                        "--tls-key-file",
                        certificate.key().toString(),
                        "--tls-ca-cert-file",
                        certificate.certificate().toString(),
                        "--tls-auth-clients",
                        "no"));
        redis.start();
        return redis;
    }

    /** One that is not there yet. */
    public static TestingRedis absent() {
        return new TestingRedis(false, List.of());
    }

    /** Starts it, empty. */
    public void start() {
        List<String> command = new ArrayList<>(List.of(Program.PATH, "--bind", "127.0.0.1"));
        command.addAll(List.of("--dir", directory.toString(), "--save", "", "--appendonly", "no"));
        command.addAll(
                tls
                        ? List.of("--port", "0", "--tls-port", String.valueOf(port))
                        : List.of("--port", String.valueOf(port)));
        command.addAll(options);
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(this::isListening);
    }

    private boolean isListening() {
        if (process == null || !process.isAlive()) {
            throw new IllegalStateException("Redis did not start: " + log());
        }
        return log().contains("Ready to accept connections");
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it at once. */
    public void kill() {
        try {
            if (process != null && !process.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Redis did not end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops it, so that it accepts connections, but says nothing. */
    public void suspend() {
        signal("-STOP");
    }

    /** Lets it go on. */
    public void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            String pid = process == null ? "" : String.valueOf(process.pid());
            if (new ProcessBuilder("kill", signal, pid).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("kill %s failed".formatted(signal));
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI address() {
        return URI.create("%s://localhost:%d".formatted(tls ? "rediss" : "redis", port));
    }

    /** Sends one command; its answer as text, lists with one element per line. */
    public String command(String... words) {
        try (TestingRedisConnection connection = new TestingRedisConnection(port)) {
            return connection.command(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the machine, the cache, or Debian; looked for once. */
    private static final class Program {

        private static final String PATH =
                RedisInstallation.ordinary(System.out::println).obtain().toString();
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
