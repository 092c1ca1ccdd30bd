package io.agentee.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.e2e.servers.Watcher;
import io.agentee.server.wildfly.WildFlyServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A hundred watchers, who come and go, end with the same events, whatever becomes of Redis. */
@ExtendWith(Servers.class)
class WatchersIT {

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
            WatchedRun run = WatchedRun.start(api);
            try (Crowd crowd = run.crowd(api, landscape.api(second))) {
                Watcher one = run.assertAllTheSame(crowd);

                assertThat(one.types())
                        .filteredOn("TEXT_MESSAGE_CONTENT"::equals)
                        .hasSize(WatchedRun.TOKENS);
                Watcher late = api.watcher(run.runId()).watchToTheEnd(api);
                assertThat(late.lines()).isEqualTo(one.lines());
            }
        }
    }

    @Test
    void watchersMissNothingWhileRedisIsRestartedEmpty() {
        WatchedRun run = WatchedRun.start(api);
        try (Crowd crowd = run.crowd(api)) {
            run.awaitSomeTokens();
            landscape.redis().kill();
            landscape.redis().start();

            run.assertAllComplete(crowd);
        }
    }

    @Test
    void watchersMissNothingWhileRedisIsAway() {
        WatchedRun run = WatchedRun.start(api);
        try (Crowd crowd = run.crowd(api)) {
            run.awaitSomeTokens();
            landscape.redis().kill();
            // The run's model goes on speaking all the while, and past it.
            api.awaitFinished(api.start(
                    "assistant",
                    Script.begin().slowText("ten seconds later", 10_000).input()));
            landscape.redis().start();

            run.assertAllComplete(crowd);
        }
    }
}
