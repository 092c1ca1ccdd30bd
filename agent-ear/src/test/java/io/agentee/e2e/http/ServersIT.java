package io.agentee.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the servers offer beside agents and runs, and how they bear callers. */
@ExtendWith(Servers.class)
class ServersIT {

    /** More than a server of this size has threads for requests. */
    private static final int CALLERS = 150;

    private final Landscape landscape;
    private final HttpApi api;

    ServersIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    @Test
    void bothServersTellTheirHealth() {
        for (HttpApi server : List.of(api, landscape.api(landscape.worker()))) {
            for (String probe : List.of("started", "ready", "live")) {
                Answer health = server.get("/health/" + probe);
                assertThat(health.status()).isEqualTo(200);
                assertThat(health.text("status")).isEqualTo("UP");
            }
        }
    }

    @Test
    void theApiIsDescribed() {
        Answer description = api.get("/openapi?format=JSON");

        assertThat(description.status()).isEqualTo(200);
        List<String> paths = List.of(
                "/api/v1/agents",
                "/api/v1/agents/{agent}",
                "/api/v1/agents/{agent}/runs",
                "/api/v1/runs",
                "/api/v1/runs/{runId}",
                "/api/v1/runs/{runId}/cancel",
                "/api/v1/runs/{runId}/messages");
        assertThat(paths).allMatch(description.body().path("paths")::has);
    }

    @Test
    void waitingCallersHoldNoThread() {
        String input = Script.begin().slowText("done", 10_000).input();
        List<CompletableFuture<Answer>> waiting = Stream.generate(
                        () -> api.postLater(HttpApi.runsOf("assistant"), HttpApi.bodyOf(input), "Prefer", "wait=60"))
                .limit(CALLERS)
                .toList();
        landscape.temporalView().awaitRunning("assistant", CALLERS);

        assertThat(api.get("/api/v1/agents").status()).isEqualTo(200);

        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        assertThat(waiting)
                .allSatisfy(caller -> assertThat(caller.join().text("output")).isEqualTo("done"));
    }
}
