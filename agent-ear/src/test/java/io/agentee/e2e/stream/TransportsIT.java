package io.agentee.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.e2e.servers.StreamedEvent;
import io.agentee.e2e.servers.Watcher;
import io.agentee.server.wildfly.WildFlyServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Live events without Redis: through Temporal, and within one server. */
@ExtendWith(Servers.class)
class TransportsIT {

    private static final int TOKENS = 400;

    private final Landscape landscape;

    TransportsIT(Landscape landscape) {
        this.landscape = landscape;
    }

    @Test
    void throughTemporalTextComesInSteps() {
        try (WildFlyServer client = landscape.clientWithoutRedis("by-heartbeat");
                WildFlyServer worker = landscape.workerWithoutRedis("by-heartbeat")) {
            client.launch();
            worker.start();
            client.awaitReady();
            HttpApi api = landscape.api(client);

            Watcher watcher = watch(api);

            // Four seconds of tokens: more than one step, far fewer than tokens.
            assertThat(contents(watcher)).hasSizeBetween(2, 40);
            assertComplete(watcher, api);
        }
    }

    @Test
    void withinOneServerTextComesTokenByToken() {
        try (WildFlyServer server = landscape.single("alone")) {
            server.start();
            HttpApi api = landscape.api(server);

            Watcher watcher = watch(api);

            assertThat(contents(watcher)).hasSize(TOKENS);
            assertComplete(watcher, api);
        }
    }

    private static Watcher watch(HttpApi api) {
        Script script = Script.begin().step(Map.of("tokens", TOKENS, "tokenDelayMs", 10));
        return api.watcher(api.start("assistant", script.input()))
                .watchToTheEnd(api)
                .requireOrder();
    }

    private void assertComplete(Watcher watcher, HttpApi api) {
        String runId = watcher.events().get(0).text("runId");
        assertThat(watcher.messages())
                .containsExactly(Map.entry(
                        "m2", api.messages(runId).get(1).path("content").asText()));
        String few = api.run("assistant", "Hello").path("runId").asText();
        assertThat(landscape.temporalView().history(runId))
                .as("tokens leave no events")
                .hasSameSizeAs(landscape.temporalView().history(few));
    }

    private static List<StreamedEvent> contents(Watcher watcher) {
        return watcher.events().stream()
                .filter(event -> event.type().equals("TEXT_MESSAGE_CONTENT"))
                .toList();
    }
}
