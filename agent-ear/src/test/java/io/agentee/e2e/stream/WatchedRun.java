package io.agentee.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Watcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * A run whose model says many tokens for some seconds, while it is watched.
 *
 * @param api of the client server at which it was started
 * @param runId the run
 */
record WatchedRun(HttpApi api, String runId) {

    static final int TOKENS = 2_000;

    private static final int WATCHERS = 100;
    private static final int SOME = 300;

    static WatchedRun start(HttpApi api) {
        Script script = Script.begin().step(Map.of("tokens", TOKENS, "tokenDelayMs", 4));
        return new WatchedRun(api, api.start("assistant", script.input()));
    }

    /** A hundred watchers, who get connections to any of these servers. */
    Crowd crowd(HttpApi... servers) {
        return new Crowd(runId, WATCHERS, List.of(servers));
    }

    /** Waits until the model has said something, and has more to say. */
    void awaitSomeTokens() {
        try {
            api.watcher(runId).watch(api, SOME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    void assertAllComplete(Crowd crowd) {
        assertThat(crowd.done()).allSatisfy(watcher -> assertComplete(watcher.requireOrder()));
    }

    /** All have seen the same, and that is complete; gives one of them. */
    Watcher assertAllTheSame(Crowd crowd) {
        List<Watcher> watchers = crowd.done();
        Watcher first = watchers.get(0).requireOrder();
        assertThat(watchers).allSatisfy(watcher -> assertThat(watcher.lines()).isEqualTo(first.lines()));
        assertComplete(first);
        return first;
    }

    /** The messages are those of the transcript, and the stream ended as the run did. */
    void assertComplete(Watcher watcher) {
        assertThat(api.awaitFinished(runId).path("status").asText()).isEqualTo("completed");
        assertThat(watcher.types()).startsWith("RUN_STARTED").endsWith("RUN_FINISHED");
        for (JsonNode message : api.messages(runId)) {
            String content = message.path("content").asText();
            if (message.path("role").asText().equals("assistant") && !content.isEmpty()) {
                assertThat(watcher.messages())
                        .containsEntry(message.path("messageId").asText(), content);
            }
        }
    }
}
