package io.agentee.e2e.bench;

import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** B3: from the model's callback on the worker server to a watcher of the client server, 2,000 tokens a millisecond apart. */
@ExtendWith(Servers.class)
class TokenDelayBench {

    private static final int TOKENS = 2_000;
    private static final int ROUNDS = 5;

    private final Landscape landscape;
    private final HttpApi api;

    TokenDelayBench(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    @Test
    void tokensToTheWatcher() throws IOException, InterruptedException {
        RedisFloor floor = new RedisFloor(URI.create(landscape.redis().address()));
        floor.measure(TOKENS);
        stream();
        Delays least = new Delays();
        Delays ours = new Delays();
        long historyEvents = 0;
        for (int round = 0; round < ROUNDS; round++) {
            least.addAll(floor.measure(TOKENS));
            Streamed streamed = stream();
            ours.addAll(streamed.delays());
            historyEvents = landscape.temporalView().history(streamed.runId()).size();
        }
        int withoutTokens = landscape
                .temporalView()
                .history(api.run("assistant", "Hello").path("runId").asText())
                .size();
        new Report("B3")
                .delays("floor: XADD, XREAD, socket", least)
                .delays("model's callback to SSE client", ours)
                .figure("ratio of the medians", ours.percentile(0.5) / least.percentile(0.5))
                .figure("history events per token", (historyEvents - withoutTokens) / (double) TOKENS)
                .figure("tokens", ours.count())
                .publish();
    }

    private Streamed stream() throws IOException, InterruptedException {
        String runId = api.start(
                "assistant",
                Script.begin()
                        .step(Map.of("tokens", TOKENS, "tokenDelayMs", 1, "delayMs", 500))
                        .input());
        Delays delays = new Delays();
        api.watcher(runId)
                .listening(event -> {
                    if (event.type().equals("TEXT_MESSAGE_CONTENT")) {
                        delays.addSince(event.data().path("timestamp").asLong());
                    }
                })
                .watch(api, Integer.MAX_VALUE);
        return new Streamed(runId, delays);
    }

    /** @param delays of each token */
    private record Streamed(String runId, Delays delays) {}
}
