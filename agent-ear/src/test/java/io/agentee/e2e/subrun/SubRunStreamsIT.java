package io.agentee.e2e.subrun;

import static io.agentee.e2e.servers.Script.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.server.wildfly.WildFlyServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who watches a run sees its sub-runs, all of each and nothing twice, however often the connection or a server is lost. */
@ExtendWith(Servers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubRunStreamsIT {

    private final Landscape landscape;
    private final HttpApi api;
    private final SubRuns runs;
    private final WildFlyServer second;
    private final HttpApi secondApi;

    SubRunStreamsIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
        this.runs = new SubRuns(api);
        this.second = landscape.furtherClient("client-of-sub-runs");
        this.secondApi = landscape.api(second);
    }

    @BeforeAll
    void startSecondClient() {
        second.start();
    }

    @AfterAll
    void stopSecondClient() {
        second.close();
    }

    @Test
    void everyPlaceToResumeIsTheSameAtEveryServer() {
        Tree tree = Tree.start(api, 8, 150);
        try (Hoppers live = new Hoppers(tree, List.of(3, 8), List.of(secondApi, api))) {
            Lanes whole = tree.watch(api).requireNesting().requireTranscripts(api);
            assertThat(whole.subRuns()).hasSize(Tree.SUB_RUNS);
            assertThat(whole.watcher().types())
                    .filteredOn("TEXT_MESSAGE_CONTENT"::equals)
                    .hasSizeGreaterThan(4 * 8);
            assertSame(live.done(), whole);
            try (Hoppers late = new Hoppers(tree, List.of(5), List.of(api, secondApi))) {
                assertSame(late.done(), whole);
            }
        }
    }

    private static void assertSame(List<Lanes> others, Lanes whole) {
        assertThat(others)
                .allSatisfy(other -> assertThat(other.requireNesting().events()).isEqualTo(whole.events()));
    }

    @Test
    void anIdentifierOfASubRunsOwnStreamIsNoneOfTheRunThatBeganIt() {
        Tree tree = Tree.start(api, 1, 0);
        Lanes whole = tree.watch(api);
        String subRun = whole.subRuns().iterator().next();
        String own = api.watcher(subRun).watchToTheEnd(api).lastId().orElseThrow();

        assertThat(api.get(SubRuns.path(tree.runId()) + "/events?after=" + own, "Accept", "text/event-stream")
                        .text("type"))
                .isEqualTo("urn:agentee:problem:unknown-event-id");
        assertThat(whole.watcher().events())
                .filteredOn(event -> event.text("subagentRunId").equals(subRun))
                .allSatisfy(event -> assertThat(api.get(
                                        SubRuns.path(subRun) + "/events?after=" + event.id(),
                                        "Accept",
                                        "text/event-stream")
                                .status())
                        .isEqualTo(400));
    }

    @Test
    void howSubRunsEndIsToldInTheStreamOfTheRunThatBeganThem() {
        String runId = api.start(
                "lead",
                Script.begin()
                        .calls(
                                task("researcher", Script.begin().text("otters")),
                                task("coder", Script.begin().step(Map.of("error", Map.of("status", 400)))))
                        .text("done")
                        .input());

        Lanes lanes = new Lanes(runId, api.watcher(runId).watchToTheEnd(api)).requireNesting();

        assertThat(lanes.watcher().events())
                .filteredOn(event -> event.type().equals("SUBAGENT_FINISHED"))
                .singleElement()
                .satisfies(event -> assertThat(event.text("result")).isEqualTo("otters"));
        assertThat(lanes.watcher().events())
                .filteredOn(event -> event.type().equals("SUBAGENT_ERROR"))
                .singleElement()
                .satisfies(event -> assertThat(event.text("code")).isEqualTo("failed"));
        assertThat(lanes.watcher().types()).endsWith("RUN_FINISHED");
    }

    @Test
    void aCancelledRunEndsItsSubRunsInItsStream() {
        Script hanging = Script.begin().hang();
        String runId = api.start(
                "lead",
                Script.begin()
                        .calls(task("researcher", hanging), task("coder", hanging))
                        .input());
        CompletableFuture<Lanes> live = CompletableFuture.supplyAsync(
                () -> new Lanes(runId, api.watcher(runId).watchToTheEnd(api)));
        runs.awaitBegun(runId, 2).forEach(id -> landscape.temporalView().awaitCallUnderWay(id, "callModel"));

        runs.cancel(runId);

        Lanes lanes = live.join().requireNesting();
        assertThat(lanes.watcher().events())
                .filteredOn(event -> event.text("code").equals("cancelled"))
                .extracting(event -> event.type())
                .containsExactly("SUBAGENT_ERROR", "SUBAGENT_ERROR", "RUN_ERROR");
        Lanes toldAgain = new Lanes(runId, secondApi.watcher(runId).watchToTheEnd(secondApi)).requireNesting();
        assertThat(toldAgain.events()).isEqualTo(lanes.events());
    }

    @Test
    void watchersMissNothingWhileTheirServerIsKilled() {
        Tree tree = Tree.start(api, 100, 80);
        CompletableFuture<Lanes> elsewhere = CompletableFuture.supplyAsync(() -> tree.watch(secondApi));
        CompletableFuture<Lanes> here = CompletableFuture.supplyAsync(() -> tree.watch(api));
        runs.awaitEvents(tree.runId(), 100);

        landscape.client().kill();
        landscape.client().start();

        Lanes whole = elsewhere.join().requireNesting();
        assertSame(List.of(here.join()), whole.requireTranscripts(api));
    }

    @Test
    void watchersMissNothingWhileRedisIsRestartedEmpty() {
        Tree tree = Tree.start(api, 60, 50);
        CompletableFuture<Lanes> here = CompletableFuture.supplyAsync(() -> tree.watch(api));
        CompletableFuture<Lanes> elsewhere = CompletableFuture.supplyAsync(() -> tree.watch(secondApi));
        runs.awaitEvents(tree.runId(), 100);

        landscape.redis().kill();
        landscape.redis().start();

        here.join().requireNesting().requireTranscripts(api);
        elsewhere.join().requireNesting().requireTranscripts(api);
        tree.watch(secondApi).requireNesting().requireTranscripts(api);
    }
}
