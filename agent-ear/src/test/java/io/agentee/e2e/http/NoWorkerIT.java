package io.agentee.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Servers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class NoWorkerIT {

    private final Landscape landscape;
    private final HttpApi api;

    NoWorkerIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    @Test
    void anInteractiveRunWithoutAWorkerIsRefusedByTheNameOfTheQueue() {
        Answer answer = api.ask("stranded", "anybody?");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("type")).isEqualTo("urn:agentee:problem:no-worker");
        assertThat(answer.text("detail")).isEqualTo("No worker polls the task queue 'nobody-polls'.");
        assertThat(landscape.temporalView().count("AgenteeAgent='stranded'")).isZero();
    }

    @Test
    void anAutonomousRunWaitsForAWorkerAndCanBeCancelled() {
        String runId = api.start("stranded-autonomous", "anybody?");
        assertThat(api.get("/api/v1/runs/" + runId).text("status")).isEqualTo("running");
        assertThat(api.get("/api/v1/runs/" + runId).text("input")).isEqualTo("anybody?");

        assertThat(api.post("/api/v1/runs/" + runId + "/cancel", "").status()).isEqualTo(202);
    }
}
