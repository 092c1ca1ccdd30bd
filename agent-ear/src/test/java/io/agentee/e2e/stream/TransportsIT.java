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
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every transport does, on real servers; they differ in how finely they cut an answer, and in nothing else. */
@ExtendWith(Servers.class)
class TransportsIT {

    private static final int TOKENS = 400;

    private final Landscape landscape;

    TransportsIT(Landscape landscape) {
        this.landscape = landscape;
    }

    @Test
    void throughRedisTextComesTokenByToken() {
        Watcher watcher = watch(landscape.api());

        assertThat(contents(watcher)).hasSize(TOKENS);
        assertComplete(watcher, landscape.api());
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

    /** The run says something, calls a tool, and says more; its first words are seen before it has said the last. */
    private static Watcher watch(HttpApi api) {
        Script script = Script.begin()
                .call("echo", "text", "hi")
                .step(Map.of("tokens", TOKENS, "tokenDelayMs", 10, "reasoning", "let me count"));
        String runId = api.start("assistant", script.input());
        AtomicReference<String> statusAtFirstWord = new AtomicReference<>("");
        Watcher watcher = api.watcher(runId)
                .listening(event -> {
                    if (event.type().equals("TEXT_MESSAGE_CONTENT")) {
                        statusAtFirstWord.compareAndSet(
                                "", api.get("/api/v1/runs/" + runId).text("status"));
                    }
                })
                .watchToTheEnd(api)
                .requireOrder();
        assertThat(statusAtFirstWord).hasValue("running");
        return watcher;
    }

    private void assertComplete(Watcher watcher, HttpApi api) {
        String runId = watcher.events().get(0).text("runId");
        assertThat(watcher.types()).startsWith("RUN_STARTED").endsWith("RUN_FINISHED");
        assertThat(watcher.types()).filteredOn("TOOL_CALL_RESULT"::equals).hasSize(1);
        String answer = api.messages(runId).get(3).path("content").asText();
        assertThat(watcher.messages()).containsExactly(Map.entry("m4", answer));
        Script few = Script.begin().call("echo", "text", "hi").text("few");
        String runOfFewTokens = api.run("assistant", few.input()).path("runId").asText();
        assertThat(landscape.temporalView().history(runId))
                .as("tokens leave no events")
                .hasSameSizeAs(landscape.temporalView().history(runOfFewTokens));
    }

    private static List<StreamedEvent> contents(Watcher watcher) {
        return watcher.events().stream()
                .filter(event -> event.type().equals("TEXT_MESSAGE_CONTENT"))
                .toList();
    }
}
