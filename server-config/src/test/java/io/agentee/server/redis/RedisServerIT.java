package io.agentee.server.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.server.process.Lifetime;
import io.agentee.server.process.ProcessIdentity;
import io.agentee.server.process.ServerFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerIT {

    private final Path directory;

    RedisServerIT(@TempDir Path directory) {
        this.directory = directory;
    }

    private final Path program =
            RedisInstallation.ordinary(line -> System.out.println(line)).obtain();

    /** Sends one command, and gives the first line of the answer, or the second when the first only tells a length. */
    static String ask(RedisServer server, String command) throws IOException {
        URI address = URI.create(server.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort());
                BufferedReader answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            String line = String.valueOf(answer.readLine());
            return line.startsWith("$") && !line.equals("$-1") ? String.valueOf(answer.readLine()) : line;
        }
    }

    @Test
    void comesBackEmptyOnTheSamePortAfterItWasKilled() throws Exception {
        try (RedisServer server = new RedisServer(RedisSettings.forTests(program, directory))) {
            server.start();
            assertThat(ask(server, "SET key value")).isEqualTo("+OK");
            assertThat(ask(server, "GET key")).isEqualTo("value");
            ProcessIdentity first = server.identity().orElseThrow();

            server.kill();
            assertThat(server.isReady()).isFalse();
            server.start();

            assertThat(server.identity()).isPresent().get().isNotEqualTo(first);
            assertThat(ask(server, "GET key")).isEqualTo("$-1");
        }
    }

    @Test
    void isEmptyAgainAfterItWasRestartedAndLeavesNothingButItsLog() throws Exception {
        try (RedisServer server = new RedisServer(RedisSettings.forTests(program, directory))) {
            server.start();
            assertThat(ask(server, "SET key value")).isEqualTo("+OK");

            server.restart();

            assertThat(ask(server, "DBSIZE")).isEqualTo(":0");
            assertThat(server.stop()).isTrue();
            assertThat(directory).isDirectoryContaining(file -> file.equals(server.logFile()));
            assertThat(directory.toFile().list()).hasSize(1);
        }
    }

    @Test
    void boundsItsMemoryAndListensOnLoopbackOnly() throws Exception {
        try (RedisServer server = new RedisServer(RedisSettings.forTests(program, directory))) {
            server.start();

            assertThat(config(server, "maxmemory")).isEqualTo("268435456");
            assertThat(config(server, "maxmemory-policy")).isEqualTo("volatile-ttl");
            assertThat(config(server, "bind")).isEqualTo("127.0.0.1");
            assertThat(config(server, "save")).isEmpty();
        }
    }

    /** The answer is a list of name and value, each with its length before it. */
    private static String config(RedisServer server, String name) throws IOException {
        URI address = URI.create(server.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort());
                BufferedReader answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write(("CONFIG GET " + name + "\r\n").getBytes(StandardCharsets.UTF_8));
            return answer.lines().skip(4).findFirst().orElseThrow();
        }
    }

    @Test
    void tellsWhyItDoesNotStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RedisServer server = new RedisServer(
                        new RedisSettings(program, directory, taken.getLocalPort(), Lifetime.WITH_STARTER))) {
            // What listens there accepts a connection and never answers, so this also waits for no pong in vain.
            assertThatThrownBy(server::start)
                    .isInstanceOf(ServerFailure.class)
                    .hasMessageContaining("redis ended while it started")
                    .hasMessageContaining("Address already in use")
                    .hasMessageContaining(server.logFile().toString());
        }
    }
}
