package io.agentee.e2e.agui;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import java.time.Duration;

/**
 * A run whose streams are looked at.
 *
 * @param name what happens in it
 * @param agent whose run it is
 * @param input what starts it
 * @param end how it ends: completed, failed, cancelled or timed-out
 * @param meanwhile happens while it runs
 */
record Scenario(String name, String agent, String input, String end, Meanwhile meanwhile) {

    /** What happens to a run while it runs. */
    @FunctionalInterface
    interface Meanwhile {

        void happens(Landscape landscape, String runId) throws Exception;
    }

    /** A run of the assistant, which completes. */
    static Scenario run(String name, Script script) {
        return run(name, script.input());
    }

    static Scenario run(String name, String input) {
        return new Scenario(name, "assistant", input, "completed", (landscape, runId) -> {});
    }

    Scenario by(String otherAgent) {
        return new Scenario(name, otherAgent, input, end, meanwhile);
    }

    Scenario ends(String otherwise) {
        return new Scenario(name, agent, input, otherwise, meanwhile);
    }

    /** Whatever the run or a sub-run of it asks of humans is decided so, by an approver. */
    Scenario decided(String decision) {
        return new Scenario(name, agent, input, end, (landscape, runId) -> {
            HttpApi approver = landscape.api().as("grace");
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                JsonNode run = landscape.api().get("/api/v1/runs/" + runId).body();
                for (JsonNode approval : run.path("pendingApprovals")) {
                    approver.post(
                            "/api/v1/approvals/" + approval.asText() + "/decision",
                            "{\"decision\": \"" + decision + "\"}");
                }
                return run.path("status").asText().equals(end);
            });
        });
    }

    /** The first sub-run is cancelled once it has begun, and the run goes on. */
    Scenario firstSubRunCancelled() {
        return new Scenario(name, agent, input, end, (landscape, runId) -> {
            HttpApi api = landscape.api();
            await().until(() -> {
                String subRun = api.get("/api/v1/runs/" + runId)
                        .body()
                        .at("/subRuns/0/runId")
                        .asText();
                return api.post("/api/v1/runs/" + subRun + "/cancel", "").status() == 202;
            });
        });
    }

    /** The run is cancelled when so many of its events have come. */
    Scenario cancelledAfter(int events) {
        return new Scenario(name, agent, input, "cancelled", (landscape, runId) -> {
            HttpApi api = landscape.api();
            api.watcher(runId).watch(api, events);
            api.post("/api/v1/runs/" + runId + "/cancel", "");
        });
    }
}
