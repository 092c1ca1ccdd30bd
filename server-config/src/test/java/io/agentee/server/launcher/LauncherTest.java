package io.agentee.server.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentee.server.process.ProcessIdentity;
import io.agentee.server.state.Part;
import io.agentee.server.state.PartKind;
import io.agentee.server.state.PartRecord;
import io.agentee.server.state.StateDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    private final Path root;

    LauncherTest(@TempDir Path root) {
        this.root = root;
    }

    private static final ProcessIdentity ENDED = new ProcessIdentity(Integer.MAX_VALUE, Instant.EPOCH);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int launch(String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return Launcher.commandLine(new Checkout(root), terminal).execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private StateDirectory state() {
        return new Checkout(root).state();
    }

    @Test
    void showsEveryPartAsStoppedWhenNothingRuns() throws IOException {
        assertThat(launch("status", "--json")).isZero();

        JsonNode status = new ObjectMapper().readTree(out());
        assertThat(status.path("parts"))
                .extracting(part -> part.path("name").asText())
                .containsExactly("temporal", "worker", "client");
        assertThat(status.path("parts"))
                .extracting(part -> part.path("state").asText())
                .containsOnly("stopped");
        assertThat(status.path("parts")).noneMatch(part -> part.has("pid"));
        assertThat(status.path("temporalAddress").asText()).isEqualTo("127.0.0.1:7233");
        assertThat(status.path("ledgerFile").asText())
                .isEqualTo(root.resolve(".agentee/ledger.txt").toString());
        assertThat(status.path("stateDirectory").asText())
                .isEqualTo(root.resolve(".agentee").toString());
    }

    @Test
    void showsAPartWhoseProcessEndedAsStopped() {
        state().put(new PartRecord(new Part(PartKind.WORKER, 2, 1000), ENDED, false));

        assertThat(launch("status")).isZero();

        assertThat(out()).containsPattern("worker-2 +stopped +- +9091 +http://localhost:9091/health");
    }

    @Test
    void refusesBusyPortsByNumberAndPurpose() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int offset = busy.getLocalPort() - 8080;

            assertThat(launch("up", "--port-offset", Integer.toString(offset))).isEqualTo(1);

            assertThat(err())
                    .contains("port " + busy.getLocalPort() + " is busy, and is wanted for: HTTP port of client")
                    .contains("--port-offset");
        }
    }

    @Test
    void refusesASecondShapeBesideTheFirst() {
        ProcessIdentity living = new ProcessIdentity(
                ProcessHandle.current().pid(),
                ProcessHandle.current().info().startInstant().orElseThrow());
        state().put(new PartRecord(new Part(PartKind.SINGLE, 1, 0), living, false));

        assertThat(launch("up")).isEqualTo(1);

        assertThat(err()).contains("Another set-up runs (single): ./agentee down ends it");
    }

    @Test
    void namesThePartsWhenOneIsUnknown() {
        state().put(new PartRecord(new Part(PartKind.WORKER, 1, 0), ENDED, false));

        assertThat(launch("kill", "redis")).isEqualTo(1);
        assertThat(err()).contains("There is no part redis. Parts: [worker]");
    }

    @Test
    void killsOnlyWhatRuns() {
        state().put(new PartRecord(new Part(PartKind.WORKER, 1, 0), ENDED, false));

        assertThat(launch("kill", "worker")).isEqualTo(1);
        assertThat(err()).contains("worker does not run; ./agentee restart worker starts it");
    }

    @Test
    void downForgetsPartsThatEndedByThemselves() {
        state().put(new PartRecord(new Part(PartKind.WORKER, 1, 0), ENDED, false));

        assertThat(launch("down")).isZero();
        assertThat(launch("down")).isZero();

        assertThat(out()).isEqualTo("worker stopped\nnothing runs\n");
        assertThat(state().all()).isEmpty();
    }

    @Test
    void showsTheEndOfALog() throws IOException {
        state().put(new PartRecord(new Part(PartKind.WORKER, 1, 0), ENDED, false));
        Path log = state().path().resolve("worker/worker.log");
        Files.createDirectories(log.resolve(".."));
        Files.writeString(log, "one\ntwo\nthree\n");

        assertThat(launch("logs", "worker", "-n", "2")).isZero();

        assertThat(out()).isEqualTo("two\nthree\n");
    }

    @Test
    void takesAnInputThatBeginsWithADash() throws IOException {
        TestingApi api = TestingApi.start();
        try {
            api.accept(
                    "{\"runId\":\"r-1\",\"status\":\"completed\",\"output\":\"fine\"}",
                    "{\"status\":\"completed\",\"output\":\"fine\"}");
            ProcessIdentity living = new ProcessIdentity(
                    ProcessHandle.current().pid(),
                    ProcessHandle.current().info().startInstant().orElseThrow());
            state().put(new PartRecord(new Part(PartKind.CLIENT, 1, api.origin().getPort() - 8080), living, false));

            assertThat(launch("run", "assistant", "- one")).isZero();

            assertThat(out()).isEqualTo("fine\n");
            assertThat(err()).contains("run r-1");
            assertThat(api.posted()).containsExactly("{\"input\":\"- one\"}");
        } finally {
            api.stop();
        }
    }

    @Test
    void explainsItselfAndEveryCommand() {
        assertThat(launch("--help")).isZero();
        assertThat(out()).contains("up ", "down ", "status ", "logs ", "restart ", "kill ", "run ");
        for (String command : List.of("up", "down", "status", "logs", "restart", "kill", "run")) {
            assertThat(launch(command, "--help")).isZero();
            assertThat(out()).contains("Usage: agentee " + command);
        }
        assertThat(launch("--version")).isZero();
        assertThat(out()).endsWith("agentee (not packaged)\n");
    }

    @Test
    void explainsWhatItDoesNotUnderstand() {
        assertThat(launch("up", "--clients", "many")).isEqualTo(2);
        assertThat(err()).contains("--clients").contains("many");
        assertThat(launch("fly")).isEqualTo(2);
        assertThat(launch("up", "--single", "--workers", "2")).isEqualTo(1);
        assertThat(err()).contains("--single is one server");
    }
}
