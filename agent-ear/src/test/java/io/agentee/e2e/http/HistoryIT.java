package io.agentee.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What of a run is stored in Temporal. */
@ExtendWith(Servers.class)
class HistoryIT {

    private static final int TURNS = 8;
    private static final String MARK = "needle-in-the-transcript";

    private final Landscape landscape;
    private final HttpApi api;

    HistoryIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    @Test
    void noMessageIsTheInputOfACallAndHistoryGrowsWithWhatIsSaid() {
        List<HistoryEvent> events = landscape.temporalView().history(runOf(TURNS));

        List<Payload> inputs = events.stream()
                .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
                .flatMap(event -> event.getActivityTaskScheduledEventAttributes().getInput().getPayloadsList().stream())
                .toList();
        assertThat(inputs).hasSize(2 * TURNS + 1).allSatisfy(input -> {
            assertThat(input.getData().size()).isLessThan(300);
            assertThat(input.getData().toStringUtf8()).doesNotContain(MARK);
        });
    }

    @Test
    void tokensLeaveNoEvents() {
        String few = api.run("assistant", tokens(1)).path("runId").asText();
        String many = api.run("assistant", tokens(2_000)).path("runId").asText();

        assertThat(landscape.temporalView().history(many))
                .hasSameSizeAs(landscape.temporalView().history(few));
    }

    @Test
    void largePayloadsAreCompressed() {
        JsonNode run = api.run(
                "assistant",
                Script.begin().call("bytes", "count", 100_000).text("done").input());

        List<Payload> results = landscape
                .temporalView()
                .history(run.path("runId").asText())
                .stream()
                .filter(HistoryEvent::hasActivityTaskCompletedEventAttributes)
                .flatMap(
                        event -> event.getActivityTaskCompletedEventAttributes().getResult().getPayloadsList().stream())
                .toList();
        ByteString zlib = ByteString.copyFromUtf8("binary/zlib");
        assertThat(results).anyMatch(result -> result.getMetadataOrDefault("encoding", ByteString.EMPTY)
                .equals(zlib));
        assertThat(results).allMatch(result -> result.getData().size() < 10_000);
    }

    private String runOf(int turns) {
        Script script = Script.begin();
        for (int i = 0; i < turns; i++) {
            script = script.call("echo", "text", MARK.repeat(20));
        }
        return api.run("assistant", script.text("done").input()).path("runId").asText();
    }

    private static String tokens(int count) {
        return Script.begin().step(Map.of("tokens", count)).input();
    }
}
