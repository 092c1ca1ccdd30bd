package io.agentee.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.e2e.servers.Watcher;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Watchers miss nothing when the servers between them and the model die. */
@ExtendWith(Servers.class)
class LostServersIT {

    private final Landscape landscape;
    private final HttpApi api;

    LostServersIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    @Test
    void watchersMissNothingWhileTheWorkerIsKilled() {
        WatchedRun run = WatchedRun.start(api);
        try (Crowd crowd = run.crowd(api)) {
            run.awaitSomeTokens();
            landscape.worker().kill();
            landscape.worker().start();

            assertThat(run.assertAllTheSame(crowd).superseded()).isNotEmpty();
        }
    }

    @Test
    void watchersMissNothingWhileTheirServerIsKilled() {
        WatchedRun run = WatchedRun.start(api);
        try (Crowd crowd = run.crowd(api)) {
            run.awaitSomeTokens();
            landscape.client().kill();
            landscape.client().start();

            run.assertAllTheSame(crowd);
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

        new WatchedRun(api, runId).assertComplete(after);
        assertThat(after.messages()).isEqualTo(before.messages());
        assertThat(after.types()).filteredOn("TEXT_MESSAGE_CONTENT"::equals).hasSize(1);
        assertThat(after.types()).filteredOn("TOOL_CALL_RESULT"::equals).hasSize(2);
        assertThat(after.last()).isEqualTo(before.last());
    }
}
