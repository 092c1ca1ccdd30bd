package io.agentee.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.e2e.servers.StreamedEvent;
import io.agentee.e2e.servers.Watcher;
import io.agentee.e2e.stream.Crowd;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** B6: a crowd watches one run of 1,000 tokens, coming and going; one watcher among them stays, and tells the delay. */
@ExtendWith(Servers.class)
class WatchersBench {

    private static final int TOKENS = 1_000;

    private final HttpApi api;

    WatchersBench(Landscape landscape) {
        this.api = landscape.api();
    }

    @Test
    void crowds() throws IOException, InterruptedException {
        Report report = new Report("B6");
        for (int size : new int[] {1, 100, 1_000}) {
            measure(size, report);
        }
        report.publish();
    }

    private void measure(int size, Report report) throws IOException, InterruptedException {
        Script script = Script.begin().step(Map.of("tokens", TOKENS, "tokenDelayMs", 10, "delayMs", 1_000));
        String runId = api.start("assistant", script.input());
        Delays delays = new Delays();
        try (Crowd crowd = new Crowd(runId, size, List.of(api))) {
            Watcher staying = api.watcher(runId)
                    .listening(event -> addDelay(event, delays))
                    .watch(api, Integer.MAX_VALUE);
            List<Watcher> watchers = crowd.done();

            List<String> truth = staying.lines();
            assertThat(truth).hasSizeGreaterThan(TOKENS);
            report.delays(size + " watchers", delays)
                    .figure(size + " watchers, gaps", missing(truth, watchers))
                    .figure(size + " watchers, duplicates", duplicates(watchers));
        }
    }

    private static void addDelay(StreamedEvent event, Delays delays) {
        if (event.type().equals("TEXT_MESSAGE_CONTENT")) {
            delays.addSince(event.data().path("timestamp").asLong());
        }
    }

    private static int missing(List<String> truth, List<Watcher> watchers) {
        return watchers.stream()
                .mapToInt(watcher -> {
                    HashSet<String> missing = new HashSet<>(truth);
                    missing.removeAll(new HashSet<>(watcher.lines()));
                    return missing.size();
                })
                .sum();
    }

    private static int duplicates(List<Watcher> watchers) {
        return watchers.stream()
                .map(Watcher::lines)
                .mapToInt(lines -> lines.size() - new HashSet<>(lines).size())
                .sum();
    }
}
