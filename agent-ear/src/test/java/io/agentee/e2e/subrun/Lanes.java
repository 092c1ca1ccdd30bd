package io.agentee.e2e.subrun;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.StreamedEvent;
import io.agentee.e2e.servers.Watcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The stream of a run as its watcher saw it, taken apart: a lane for the run itself and one for each sub-run. How lanes mix is
 * nobody's business, what is in each of them is the same for everybody.
 *
 * @param runId the run
 * @param watcher who has seen it all
 */
record Lanes(String runId, Watcher watcher) {

    private static final Set<String> ENDS = Set.of("SUBAGENT_FINISHED", "SUBAGENT_ERROR");

    /** The events of each run as text. What tells of a sub-run is also in the lane of the run that began it. */
    Map<String, List<String>> events() {
        Map<String, List<String>> lanes = new LinkedHashMap<>();
        for (StreamedEvent event : watcher.events()) {
            for (String lane : lanesOf(event)) {
                lanes.computeIfAbsent(lane, id -> new ArrayList<>())
                        .add(event.data().toString());
            }
        }
        return lanes;
    }

    private List<String> lanesOf(StreamedEvent event) {
        String subRun = event.text("subagentRunId");
        if (subRun.isEmpty()) {
            return List.of(runId);
        }
        return event.type().startsWith("SUBAGENT_") ? List.of(subRun, begunBy(subRun)) : List.of(subRun);
    }

    private static String begunBy(String subRun) {
        return subRun.replaceFirst("\\.\\d+\\.\\d+$", "");
    }

    /** The sub-runs whose beginning was told. */
    Set<String> subRuns() {
        Set<String> subRuns = new LinkedHashSet<>(events().keySet());
        subRuns.remove(runId);
        return subRuns;
    }

    /** Each sub-run begins once and ends once, its events stand between, and all are within the run. */
    Lanes requireNesting() {
        watcher.requireOrder();
        assertThat(watcher.types()).startsWith("RUN_STARTED");
        assertThat(watcher.types()).filteredOn("RUN_STARTED"::equals).hasSize(1);
        assertThat(watcher.types())
                .filteredOn(type -> type.equals("RUN_FINISHED") || type.equals("RUN_ERROR"))
                .hasSize(1);
        assertThat(watcher.hasEnded()).isTrue();
        Set<String> open = new HashSet<>(Set.of(runId));
        Set<String> closed = new HashSet<>();
        for (StreamedEvent event : watcher.events()) {
            String subRun = event.text("subagentRunId");
            if (event.type().equals("SUBAGENT_STARTED")) {
                assertThat(open).as("%s", event).contains(begunBy(subRun)).doesNotContain(subRun);
                assertThat(closed).as("%s", event).doesNotContain(subRun);
                String parent = event.text("parentSubagentRunId");
                assertThat(parent.isEmpty() ? runId : parent).isEqualTo(begunBy(subRun));
                open.add(subRun);
            } else if (!subRun.isEmpty()) {
                assertThat(open).as("%s", event).contains(subRun);
            }
            if (ENDS.contains(event.type())) {
                open.remove(subRun);
                closed.add(subRun);
                assertThat(open).as("within %s", subRun).noneMatch(id -> id.startsWith(subRun + "."));
            }
        }
        assertThat(open).containsExactly(runId);
        return this;
    }

    /** What the models said, deltas put together, is what the transcripts of all these runs say. */
    Lanes requireTranscripts(HttpApi api) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String id : events().keySet()) {
            String prefix = id.equals(runId) ? "" : id + ":";
            for (JsonNode message : api.messages(id)) {
                String content = message.path("content").asText();
                if (message.path("role").asText().equals("assistant") && !content.isEmpty()) {
                    said.put(prefix + message.path("messageId").asText(), content);
                }
            }
        }
        assertThat(watcher.messages()).containsExactlyInAnyOrderEntriesOf(said);
        return this;
    }
}
