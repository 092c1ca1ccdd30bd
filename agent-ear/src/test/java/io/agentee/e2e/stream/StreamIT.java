package io.agentee.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.JvmDiagnostics;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.RawConnection;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.e2e.servers.StreamedEvent;
import io.agentee.e2e.servers.Watcher;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The event stream as callers use it. */
@ExtendWith(Servers.class)
class StreamIT {

    private static final String SUBSCRIPTION = "io.agentee.runtime.stream.RunWatch";

    private final Landscape landscape;
    private final HttpApi api;

    StreamIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    @Test
    void framesAreWhatTheContractSays() throws IOException {
        String runId = api.run("assistant", "Hello").path("runId").asText();
        try (RawConnection connection = RawConnection.get(landscape.client(), "/api/v1/runs/" + runId + "/events")) {
            String answer = connection.readToTheEnd();

            assertThat(connection.header("content-type")).startsWith("text/event-stream");
            assertThat(connection.header("x-accel-buffering")).isEqualTo("no");
            assertThat(connection.header("cache-control")).contains("no-");
            assertThat(connection.header("content-encoding")).isEmpty();
            assertThat(answer).doesNotContain("\r").endsWith("\n\n");
            assertThat(answer.split("\n\n", -1))
                    .allMatch(frame -> frame.isEmpty() || frame.matches("id: \\S+\ndata: \\{.*}"));
            assertThat(answer).doesNotContain("null");
        }
    }

    @Test
    void aRunIsStartedAndStreamedInOneRequest() throws IOException {
        String body = HttpApi.bodyOf(
                Script.begin().step(Map.of("tokens", 50, "tokenDelayMs", 20)).input());
        try (RawConnection connection = RawConnection.post(
                landscape.client(), HttpApi.runsOf("assistant"), body, "Accept", "text/event-stream")) {
            String runId = connection.header("location").replaceAll(".*/", "");

            connection.readUntil("\"delta\":\"t5 \"");
            assertThat(api.get("/api/v1/runs/" + runId).text("status")).isEqualTo("running");
            connection.readUntil("RUN_FINISHED");

            assertThat(connection.status()).isEqualTo(200);
        }
    }

    @Test
    void disconnectingCancelsNothing() throws IOException {
        String body =
                HttpApi.bodyOf(Script.begin().slowText("still here", 1_500).input());
        String runId;
        try (RawConnection connection = RawConnection.post(
                landscape.client(), HttpApi.runsOf("assistant"), body, "Accept", "text/event-stream")) {
            runId = connection.header("location").replaceAll(".*/", "");
        }

        assertThat(api.awaitFinished(runId).path("output").asText()).isEqualTo("still here");
    }

    @Test
    void everyEventIsAPlaceToResume() throws Exception {
        String runId = api.run(
                        "assistant",
                        Script.begin()
                                .call("echo", "text", "hi")
                                .text("well done")
                                .input())
                .path("runId")
                .asText();
        List<StreamedEvent> all = api.watcher(runId).watchToTheEnd(api).events();

        for (int i = 0; i < all.size() - 1; i++) {
            String after =
                    "/api/v1/runs/" + runId + "/events?after=" + all.get(i).id();
            try (RawConnection connection = RawConnection.get(landscape.client(), after)) {
                assertThat(connection.readToTheEnd())
                        .startsWith("id: " + all.get(i + 1).id() + "\n");
            }
        }
    }

    @Test
    void aStreamThatCannotBeOpenedSaysWhy() {
        String runId = api.run("assistant", "Hello").path("runId").asText();
        String other = api.run("assistant", "Hello").path("runId").asText();
        String foreign = api.watcher(other).watchToTheEnd(api).lastId().orElseThrow();

        assertProblem(api.get("/api/v1/runs/nobody/events", "Accept", "text/event-stream"), 404, "unknown-run");
        String events = "/api/v1/runs/" + runId + "/events";
        assertProblem(api.get(events + "?after=" + foreign, "Accept", "text/event-stream"), 400, "unknown-event-id");
        assertProblem(api.get(events, "Accept", "text/event-stream", "Last-Event-ID", "x"), 400, "unknown-event-id");
        assertProblem(api.get(events, "Accept", "application/json"), 406, "not-acceptable");
    }

    private static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("urn:agentee:problem:" + slug);
    }

    @Test
    void theRetryOfAModelCallTakesThePlaceOfWhatWasStreamed() {
        String input = Script.begin()
                .step(Map.of("error", Map.of("status", 503), "times", 1, "tokens", 20, "reasoning", "let me think"))
                .step(Map.of("tokens", 5))
                .input();
        Watcher watcher =
                api.watcher(api.start("assistant", input)).watchToTheEnd(api).requireOrder();

        assertThat(watcher.superseded()).containsExactly("m2-reasoning", "m2");
        assertThat(watcher.messages()).containsExactly(Map.entry("m2-2", "t0 t1 t2 t3 t4"));
        assertThat(watcher.types()).endsWith("RUN_FINISHED");
    }

    @Test
    void aRunThatIsCancelledEndsItsStream() throws Exception {
        String runId = api.start("assistant", Script.begin().hang().input());
        Watcher watcher = api.watcher(runId).watch(api, 2);
        api.post("/api/v1/runs/" + runId + "/cancel", "");

        assertThat(watcher.watchToTheEnd(api).last()).hasValueSatisfying(last -> {
            assertThat(last.type()).isEqualTo("RUN_ERROR");
            assertThat(last.text("code")).isEqualTo("cancelled");
        });
    }

    @Test
    void aStuckReaderDelaysNobodyAndIsDisconnected() throws Exception {
        // More than sockets hold.
        Script.ToolCall large = Script.toolCall("bytes", "count", 250_000);
        Script script = Script.begin().calls(Collections.nCopies(40, large).toArray(Script.ToolCall[]::new));
        String runId = api.start("assistant", script.text("enough").input());
        try (RawConnection stuck = RawConnection.get(landscape.client(), "/api/v1/runs/" + runId + "/events")) {
            assertThat(stuck.status()).isEqualTo(200);
            assertThat(api.watcher(runId).watchToTheEnd(api).types()).endsWith("RUN_FINISHED");

            await().pollInterval(Duration.ofSeconds(2))
                    .until(() -> JvmDiagnostics.instances(landscape.client(), SUBSCRIPTION) == 0);
            assertThatThrownBy(() -> stuck.readUntil("RUN_FINISHED")).isInstanceOf(IOException.class);
        }
    }
}
