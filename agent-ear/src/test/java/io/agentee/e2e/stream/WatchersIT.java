package io.agentee.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.e2e.servers.Watcher;
import io.agentee.server.wildfly.WildFlyServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A hundred watchers, who come and go, end with the same events. */
@ExtendWith(Servers.class)
class WatchersIT {

    private static final int TOKENS = 2_000;

    private final Landscape landscape;
    private final HttpApi api;

    WatchersIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    @Test
    void aHundredWatchersOnTwoServersSeeTheSame() {
        try (WildFlyServer second = landscape.furtherClient("watched-client")) {
            second.start();
            String runId = api.start("assistant", tokens());
            try (Crowd crowd = new Crowd(runId, 100, List.of(api, landscape.api(second)))) {
                List<Watcher> watchers = crowd.done();

                List<String> first = watchers.get(0).requireOrder().lines();
                assertThat(watchers)
                        .allSatisfy(watcher -> assertThat(watcher.lines()).isEqualTo(first));
                assertThat(watchers.get(0).types())
                        .filteredOn("TEXT_MESSAGE_CONTENT"::equals)
                        .hasSize(TOKENS);
                assertComplete(watchers.get(0), runId);
                Watcher late = api.watcher(runId).watchToTheEnd(api);
                assertThat(late.lines()).isEqualTo(first);
            }
        }
    }

    @Test
    void watchersMissNothingWhileTheWorkerIsKilled() {
        String runId = api.start("assistant", tokens());
        try (Crowd crowd = new Crowd(runId, 100, List.of(api))) {
            awaitTokens(runId, 300);
            landscape.worker().kill();
            landscape.worker().start();

            List<Watcher> watchers = crowd.done();

            List<String> first = watchers.get(0).requireOrder().lines();
            assertThat(watchers)
                    .allSatisfy(watcher -> assertThat(watcher.lines()).isEqualTo(first));
            assertThat(watchers.get(0).superseded()).isNotEmpty();
            assertComplete(watchers.get(0), runId);
        }
    }

    @Test
    void watchersMissNothingWhileTheirServerIsKilled() {
        String runId = api.start("assistant", tokens());
        try (Crowd crowd = new Crowd(runId, 100, List.of(api))) {
            awaitTokens(runId, 300);
            landscape.client().kill();
            landscape.client().start();

            List<Watcher> watchers = crowd.done();

            List<String> first = watchers.get(0).requireOrder().lines();
            assertThat(watchers)
                    .allSatisfy(watcher -> assertThat(watcher.lines()).isEqualTo(first));
            assertComplete(watchers.get(0), runId);
        }
    }

    @Test
    void watchersMissNothingWhileRedisIsRestartedEmpty() {
        String runId = api.start("assistant", tokens());
        try (Crowd crowd = new Crowd(runId, 100, List.of(api))) {
            awaitTokens(runId, 300);
            landscape.redis().kill();
            landscape.redis().start();

            assertAllComplete(crowd, runId);
        }
    }

    @Test
    void watchersMissNothingWhileRedisIsAway() {
        String runId = api.start("assistant", tokens());
        try (Crowd crowd = new Crowd(runId, 100, List.of(api))) {
            awaitTokens(runId, 300);
            landscape.redis().kill();
            // The run's model goes on speaking all the while, and past it.
            api.awaitFinished(api.start(
                    "assistant",
                    Script.begin().slowText("ten seconds later", 10_000).input()));
            landscape.redis().start();

            assertAllComplete(crowd, runId);
        }
    }

    @Test
    void aRunThatIsOverIsToldAgainThoughAllWasRestartedAndRedisLostEverything() {
        String runId = api.start(
                "assistant",
                Script.begin()
                        .calls(Script.toolCall("echo", "text", "one"), Script.toolCall("echo", "text", "two"))
                        .step(Map.of("tokens", 300))
                        .input());
        Watcher before = api.watcher(runId).watchToTheEnd(api);
        landscape.redis().kill();
        landscape.client().stop();
        landscape.worker().stop();
        landscape.temporal().kill();
        landscape.heal();

        Watcher after = api.watcher(runId).watchToTheEnd(api).requireOrder();

        assertComplete(after, runId);
        assertThat(after.messages()).isEqualTo(before.messages());
        assertThat(after.types()).filteredOn("TEXT_MESSAGE_CONTENT"::equals).hasSize(1);
        assertThat(after.types()).filteredOn("TOOL_CALL_RESULT"::equals).hasSize(2);
        assertThat(after.last()).isEqualTo(before.last());
    }

    private void assertAllComplete(Crowd crowd, String runId) {
        assertThat(crowd.done()).allSatisfy(watcher -> assertComplete(watcher.requireOrder(), runId));
    }

    /** The messages are those of the transcript, and the stream ended as the run did. */
    private void assertComplete(Watcher watcher, String runId) {
        JsonNode run = api.awaitFinished(runId);
        assertThat(run.path("status").asText()).isEqualTo("completed");
        assertThat(watcher.types()).startsWith("RUN_STARTED").endsWith("RUN_FINISHED");
        for (JsonNode message : api.messages(runId)) {
            String content = message.path("content").asText();
            if (message.path("role").asText().equals("assistant") && !content.isEmpty()) {
                assertThat(watcher.messages())
                        .containsEntry(message.path("messageId").asText(), content);
            }
        }
    }

    private void awaitTokens(String runId, int count) {
        try {
            api.watcher(runId).watch(api, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String tokens() {
        return Script.begin().step(Map.of("tokens", TOKENS, "tokenDelayMs", 4)).input();
    }
}
