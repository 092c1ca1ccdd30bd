package io.agentee.e2e.subrun;

import static io.agentee.e2e.servers.Script.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.LedgerFile;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run hands out tasks: what callers see of it and of its sub-runs, however these end. */
@ExtendWith(Servers.class)
class SubRunsIT {

    private static final String ABSENT = "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e.1.0";

    private final Landscape landscape;
    private final HttpApi api;
    private final SubRuns runs;
    private final LedgerFile ledger;

    SubRunsIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
        this.runs = new SubRuns(api);
        this.ledger = landscape.ledger();
    }

    @Test
    void aRunTellsOfTheSubRunsThatAnsweredIt() {
        JsonNode run = api.as("ada").run("lead", twoTasks().echoLastResult().input());

        String runId = run.path("runId").asText();
        assertThat(run.path("status").asText()).as("run: %s", run).isEqualTo("completed");
        assertThat(run.path("output").asText()).isEqualTo("written");
        assertThat(run.has("parentRunId")).isFalse();
        assertThat(SubRuns.texts(run.path("subRuns"), "agent")).containsExactly("researcher", "coder");
        assertThat(SubRuns.statuses(run)).containsExactly("completed", "completed");
        assertThat(SubRuns.ids(run)).allMatch(id -> id.startsWith(runId + ".")).doesNotHaveDuplicates();
        JsonNode messages = api.messages(runId);
        assertThat(SubRuns.texts(run.path("subRuns"), "toolCallId"))
                .isEqualTo(SubRuns.texts(messages.path(1).path("toolCalls"), "id"));
        assertThat(SubRuns.texts(messages, "content")).contains("otters", "written");
        // Each of the three asks its model twice, and the two sub-runs call a tool.
        assertThat(run.path("usage").path("modelCalls").asInt()).isEqualTo(6);
        assertThat(run.path("usage").path("toolCalls").asInt()).isEqualTo(4);
    }

    @Test
    void aSubRunIsARunOfItsOwn() {
        String runId = api.as("ada").start("lead", twoTasks().text("done").input());
        JsonNode run = api.awaitFinished(runId);
        String researching = SubRuns.ids(run).get(0);

        JsonNode subRun = api.as("ada").get(SubRuns.path(researching)).body();
        assertThat(subRun.path("parentRunId").asText()).isEqualTo(runId);
        assertThat(subRun.path("agent").asText()).isEqualTo("researcher");
        assertThat(subRun.path("startedBy").asText()).isEqualTo("ada");
        assertThat(subRun.path("output").asText()).isEqualTo("otters");
        assertThat(subRun.path("usage").path("modelCalls").asInt()).isEqualTo(2);
        assertThat(subRun.path("usage").path("toolCalls").asInt()).isEqualTo(1);
        assertThat(subRun.path("fingerprint").asText())
                .isEqualTo(api.get("/api/v1/agents/researcher").text("fingerprint"));
        assertThat(SubRuns.texts(api.messages(researching), "role"))
                .containsExactly("user", "assistant", "tool", "assistant");
        assertThat(ledger.linesOf(researching))
                .singleElement()
                .matches(line -> line.entry().equals("searched"))
                .matches(line -> line.idempotencyKey().startsWith(researching));
        assertThat(ledger.entriesOf(runId)).isEmpty();
    }

    @Test
    void listsHaveSubRunsWithTheRunsThatBeganThem() {
        String runId = api.as("bob").start("lead", twoTasks().text("done").input());
        List<String> all = new ArrayList<>(SubRuns.ids(api.awaitFinished(runId)));
        all.add(runId);

        JsonNode listed = await("list of bob's runs")
                .until(
                        () -> api.as("bob")
                                .get("/api/v1/runs?status=completed&limit=3")
                                .body()
                                .path("items"),
                        items -> SubRuns.texts(items, "runId").containsAll(all));

        assertThat(SubRuns.texts(listed, "parentRunId")).containsExactlyInAnyOrder("", runId, runId);
        assertThat(SubRuns.texts(listed, "agent")).containsExactlyInAnyOrder("lead", "researcher", "coder");
    }

    @Test
    void anAgentTellsWhomItHandsTasksTo() {
        JsonNode lead = api.get("/api/v1/agents/lead").body();

        assertThat(lead.path("subAgents").toString()).isEqualTo("[\"researcher\",\"coder\"]");
        assertThat(SubRuns.texts(lead.path("tools"), "name"))
                .containsExactlyInAnyOrder("echo", "subagent_researcher", "subagent_coder");
        assertThat(SubRuns.texts(lead.path("tools"), "source")).contains("agent:researcher", "agent:coder");
        for (JsonNode tool : lead.path("tools")) {
            if (tool.path("name").asText().equals("subagent_researcher")) {
                assertThat(tool.path("description").asText()).contains("Finds things out");
                assertThat(tool.path("parameters").path("required").toString()).isEqualTo("[\"instruction\"]");
            }
        }
    }

    @Test
    void cancellationReachesSubRunsHoweverDeep() {
        Script leading = Script.begin()
                .calls(
                        task("researcher", Script.begin().hang()),
                        task("coder", Script.begin().hang()));
        String runId = api.start(
                "directing", Script.begin().calls(task("lead", leading)).input());
        String led = runs.awaitBegun(runId, 1).get(0);
        List<String> deepest = runs.awaitBegun(led, 2);
        deepest.forEach(id -> landscape.temporalView().awaitCallUnderWay(id, "callModel"));

        runs.cancel(runId);

        JsonNode run = api.awaitFinished(runId);
        assertThat(run.path("status").asText()).isEqualTo("cancelled");
        assertThat(SubRuns.statuses(run)).containsExactly("cancelled");
        assertThat(SubRuns.statuses(api.awaitFinished(led))).containsExactly("cancelled", "cancelled");
        assertThat(deepest).allSatisfy(id -> assertThat(
                        api.awaitFinished(id).path("status").asText())
                .isEqualTo("cancelled"));
    }

    @Test
    void aRunGoesOnWhenASubRunOfItIsCancelled() {
        String runId = api.start(
                "lead",
                Script.begin()
                        .calls(
                                task("coder", Script.begin().text("written")),
                                task("researcher", Script.begin().hang()))
                        .echoLastResult()
                        .input());
        String hanging = runs.awaitBegun(runId, 2).get(1);
        landscape.temporalView().awaitCallUnderWay(hanging, "callModel");

        runs.cancel(hanging);

        JsonNode run = api.awaitFinished(runId);
        assertThat(run.path("status").asText()).as("run: %s", run).isEqualTo("completed");
        assertThat(run.path("output").asText()).contains("researcher", "cancelled");
        assertThat(SubRuns.statuses(run)).containsExactly("completed", "cancelled");
        assertThat(runs.run(hanging).path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void aRunReadsThatASubRunFailed() {
        JsonNode run = api.run(
                "lead",
                Script.begin()
                        .calls(task("researcher", Script.begin().step(Map.of("error", Map.of("status", 400)))))
                        .echoLastResult()
                        .input());

        assertThat(run.path("status").asText()).as("run: %s", run).isEqualTo("completed");
        assertThat(run.path("output").asText()).contains("researcher", "failed");
        assertThat(SubRuns.statuses(run)).containsExactly("failed");
        JsonNode failed = runs.run(SubRuns.ids(run).get(0));
        assertThat(failed.path("error").path("type").asText()).isEqualTo("urn:agentee:problem:model-failed");
    }

    @Test
    void theSubRunOfAForeignRunAndNoneReadTheSame() {
        String runId = api.as("ada").start("lead", twoTasks().text("done").input());
        String subRun = SubRuns.ids(api.awaitFinished(runId)).get(0);
        HttpApi bob = api.as("bob");

        for (String path : List.of("", "/messages", "/events", "/audit")) {
            Answer foreign = bob.get(SubRuns.path(subRun) + path);
            Answer absent = bob.get(SubRuns.path(ABSENT) + path);

            assertThat(foreign.status()).as("GET %s", path).isEqualTo(404);
            assertThat(foreign.body().toString().replace(subRun, ABSENT))
                    .isEqualTo(absent.body().toString());
            assertThat(api.as("ada").get(SubRuns.path(subRun) + path).status()).isIn(200, 406);
        }
        assertThat(bob.post(SubRuns.path(subRun) + "/cancel", "").status()).isEqualTo(404);
        assertThat(api.as("auditor").get(SubRuns.path(subRun)).status()).isEqualTo(200);
        assertThat(api.as("auditor").post(SubRuns.path(subRun) + "/cancel", "").status())
                .isEqualTo(403);
    }

    /** One of these writes something down, once. */
    private static Script twoTasks() {
        return Script.begin()
                .calls(
                        task(
                                "researcher",
                                Script.begin()
                                        .call("ledger_append", "entry", "searched")
                                        .text("otters")),
                        task("coder", Script.begin().call("clock").text("written")));
    }
}
