package io.agentee.e2e.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
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
        report(least, ours, (historyEvents - withoutTokens) / (double) TOKENS);
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

    private static void report(Delays floor, Delays ours, double historyEventsPerToken) throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("id", "B3");
        figures.put("tokens", ours.count());
        for (double share : new double[] {0.5, 0.99}) {
            String percentile = "p" + Math.round(share * 100);
            figures.put(percentile + "FloorMillis", round(floor.percentile(share)));
            figures.put(percentile + "Millis", round(ours.percentile(share)));
        }
        figures.put("historyEventsPerToken", historyEventsPerToken);
        System.out.printf(
                Locale.ROOT,
                "%n| B3 token delay | p50 ms | p99 ms |%n|---|---|---|%n"
                        + "| floor: XADD, XREAD, socket | %.2f | %.2f |%n| model's callback to SSE client | %.2f | %.2f |%n"
                        + "history events per token: %.4f, tokens: %d%n%n",
                floor.percentile(0.5),
                floor.percentile(0.99),
                ours.percentile(0.5),
                ours.percentile(0.99),
                historyEventsPerToken,
                ours.count());
        Path directory = Files.createDirectories(Path.of("target", "bench"));
        new ObjectMapper().writeValue(directory.resolve("B3.json").toFile(), figures);
    }

    private static double round(double millis) {
        return Math.round(millis * 100) / 100.0;
    }

    /** @param delays of each token */
    private record Streamed(String runId, Delays delays) {}
}
