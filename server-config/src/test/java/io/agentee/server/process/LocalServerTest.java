package io.agentee.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServerTest {

    private final Path log;
    private TestingServer server;

    LocalServerTest(@TempDir Path directory) {
        log = directory.resolve("logs/testing.log");
        server = new TestingServer(log, "true", Duration.ofSeconds(10));
    }

    @AfterEach
    void end() {
        server.kill();
    }

    private TestingServer server(String script) {
        return new TestingServer(log, script, Duration.ofSeconds(10));
    }

    private static String endsOn(String signal, String action) {
        return "trap '" + action + "' " + signal + "; echo ready; while :; do sleep 0.05; done";
    }

    @Test
    void startsOnceHoweverOftenItIsStarted() {
        server = server(endsOn("TERM", "exit 0"));
        server.start();
        ProcessIdentity first = server.identity().orElseThrow();

        server.start();

        assertThat(server.identity()).contains(first);
    }

    @Test
    void endsByItselfWhenStopped() {
        server = server(endsOn("TERM", "echo bye; exit 0"));
        server.start();

        assertThat(server.stop()).isTrue();

        assertThat(server.isRunning()).isFalse();
        assertThat(new LogFile(log).tail(1)).isEqualTo("bye\n");
    }

    @Test
    void isKilledWhenItDoesNotStopInTime() {
        server = new TestingServer(log, endsOn("TERM", ":"), Duration.ofMillis(200));
        server.start();
        ProcessIdentity identity = server.identity().orElseThrow();

        assertThat(server.stop()).isFalse();

        assertThat(identity.find()).isEmpty();
    }

    @Test
    void runsAgainAsAnotherProcessAfterItWasKilled() {
        server = server(endsOn("TERM", "exit 0"));
        server.start();
        ProcessIdentity first = server.identity().orElseThrow();

        server.kill();
        assertThat(server.identity()).isEmpty();
        server.start();

        assertThat(server.identity()).isPresent().get().isNotEqualTo(first);
    }

    @Test
    void isTakenOverByItsIdentity() {
        server = server(endsOn("TERM", "exit 0"));
        server.start();
        TestingServer other = server("true");

        other.attach(server.identity().orElseThrow());

        assertThat(other.isRunning()).isTrue();
        assertThat(other.stop()).isTrue();
        assertThat(server.isRunning()).isFalse();
    }

    @Test
    void tellsItsLastWordsWhenItEndsWhileItStarts() {
        server = server("echo no such file; exit 3");

        assertThatThrownBy(server::start)
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("testing ended while it started")
                .hasMessageContaining("no such file")
                .hasMessageContaining(log.toString());
    }

    @Test
    void doesNotSeeHiddenVariables() {
        server = server("echo \"home=$HOME\"; " + endsOn("TERM", "exit 0"));

        server.start();

        assertThat(new LogFile(log).tail(2)).startsWith("home=\n");
    }
}
