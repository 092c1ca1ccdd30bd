package io.agentee.server.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentee.server.process.ProcessIdentity;
import io.agentee.server.runs.TestingApi;
import io.agentee.server.setup.Checkout;
import io.agentee.server.state.Part;
import io.agentee.server.state.PartKind;
import io.agentee.server.state.PartRecord;
import io.agentee.server.state.StateDirectory;
import io.agentee.server.users.DevelopmentUser;
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
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
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
                .containsExactly("temporal", "redis", "worker", "client");
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

        assertThat(launch("kill", "client")).isEqualTo(1);
        assertThat(err()).contains("There is no part client. Parts: [worker]");
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

    /** The API runs as if the launcher had started it. */
    private TestingApi api() throws IOException {
        TestingApi api = TestingApi.start();
        ProcessIdentity living = new ProcessIdentity(
                ProcessHandle.current().pid(),
                ProcessHandle.current().info().startInstant().orElseThrow());
        state().put(new PartRecord(new Part(PartKind.CLIENT, 1, api.origin().getPort() - 8080), living, false));
        return api;
    }

    @Test
    void takesAnInputThatBeginsWithADash() throws IOException {
        try (TestingApi api = api()) {
            api.stream(wire -> {
                wire.event("1", "{\"type\":\"TEXT_MESSAGE_CONTENT\",\"delta\":\"fine\"}");
                wire.event("2", "{\"type\":\"RUN_FINISHED\",\"result\":\"fine\"}");
            });

            assertThat(launch("run", "assistant", "- one")).isZero();

            assertThat(out()).isEqualTo("fine\n");
            assertThat(err()).contains("run r-1").doesNotContain("\u001b");
            assertThat(api.requests()).extracting(TestingApi.Request::body).containsExactly("{\"input\":\"- one\"}");
        }
    }

    @Test
    void failsWhenTheRunDoes() throws IOException {
        try (TestingApi api = api()) {
            api.stream(
                    wire -> wire.event("1", "{\"type\":\"RUN_ERROR\",\"code\":\"failed\",\"message\":\"no model\"}"));

            assertThat(launch("watch", "r-1")).isEqualTo(1);

            assertThat(out()).isEmpty();
            assertThat(err()).isEqualTo("run r-1\nagentee: Run r-1 ended as failed: no model\n");
            assertThat(api.requests())
                    .extracting(TestingApi.Request::line)
                    .containsExactly("GET /api/v1/runs/r-1/events");
        }
    }

    @Test
    void saysThatThereIsNoSuchRun() throws IOException {
        try (TestingApi api = api()) {
            api.refuse(404, "{\"type\":\"urn:agentee:problem:unknown-run\",\"title\":\"There is no such run\"}");

            assertThat(launch("watch", "r-9")).isEqualTo(1);

            assertThat(out()).isEmpty();
            assertThat(err()).isEqualTo("agentee: 404 There is no such run (urn:agentee:problem:unknown-run)\n");
        }
    }

    @Test
    void showsWhoCanSignIn() throws IOException {
        assertThat(launch("status")).isZero();
        assertThat(out()).doesNotContain("PASSWORD");

        state().users().ensure();
        assertThat(launch("status")).isZero();
        String password = state().users().find("ada").orElseThrow().password();
        assertThat(out()).containsPattern("USER +PASSWORD +ROLES\nada +" + password + " +agentee-user\n");
    }

    @Test
    void callsAsAdaOrAsTold() throws IOException {
        state().users().ensure();
        try (TestingApi api = api()) {
            for (int i = 0; i < 2; i++) {
                api.stream(wire -> wire.event("1", "{\"type\":\"RUN_FINISHED\",\"result\":\"fine\"}"));
            }

            assertThat(launch("watch", "r-1")).isZero();
            assertThat(launch("watch", "--user", "grace", "r-1")).isZero();
            assertThat(launch("watch", "--user", "eve", "r-1")).isEqualTo(1);

            assertThat(err()).contains("There is no user eve. Users: [ada, admin, alan, auditor, grace]");
            assertThat(api.requests())
                    .extracting(TestingApi.Request::authorization)
                    .containsExactly(
                            state().users().find("ada").map(DevelopmentUser::authorization),
                            state().users().find("grace").map(DevelopmentUser::authorization));
        }
    }

    @Test
    void explainsItselfAndEveryCommand() {
        assertThat(launch("--help")).isZero();
        assertThat(out())
                .contains(
                        "up ",
                        "down ",
                        "status ",
                        "logs ",
                        "restart ",
                        "kill ",
                        "hash-password ",
                        "run ",
                        "watch ",
                        "approvals ",
                        "approve ",
                        "reject ",
                        "audit ");
        for (String command : List.of(
                "up",
                "down",
                "status",
                "logs",
                "restart",
                "kill",
                "hash-password",
                "run",
                "watch",
                "approvals",
                "approve",
                "reject",
                "audit")) {
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
