package io.agentee.e2e.agui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every event that the demo agents can give rise to is one of AG-UI's, and each stream keeps AG-UI's order. */
@ExtendWith(Servers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgUiSchemaIT {

    /** Agents that the test configuration adds, each for a test of its own. */
    private static final Set<String> OF_OTHER_TESTS = Set.of(
            "stranded",
            "stranded-autonomous",
            "audited",
            "books",
            "brief",
            "chief",
            "escalating",
            "fleeting",
            "granting",
            "notifying",
            "patient",
            "quorate",
            "remembered",
            "sealed");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 6;

    private final Landscape landscape;
    private final List<Recording> recordings = new ArrayList<>();

    AgUiSchemaIT(Landscape landscape) {
        this.landscape = landscape;
    }

    @BeforeAll
    void record() throws Exception {
        List<Callable<Recording>> plays = new ArrayList<>();
        Scenarios.all().forEach(scenario -> plays.add(() -> Recording.of(scenario, landscape)));
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<Recording> recording : threads.invokeAll(plays)) {
                recordings.add(recording.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void everyStreamIsValid() throws Exception {
        String streams =
                StreamFile.of(recordings.stream().map(Recording::file).toList()).text();
        JsonNode report = NodeScripts.prepare(AgUiSchemaIT.class).run("validate.mjs", streams);

        assertThat(report.path("streams").asInt()).isEqualTo(3 * recordings.size());
        assertThat(report.path("problems")).isEmpty();
    }

    @Test
    void everyRunEndsAsItIsMeantTo() {
        Map<String, String> meant = new LinkedHashMap<>();
        Map<String, String> ends = new LinkedHashMap<>();
        for (Recording recording : recordings) {
            for (List<String> stream : streams(recording)) {
                meant.put(recording.scenario().name(), recording.scenario().end());
                JsonNode last = event(stream.get(stream.size() - 1));
                ends.merge(
                        recording.scenario().name(),
                        end(last),
                        (one, other) -> one.equals(other) ? one : one + " or " + other);
            }
        }
        assertThat(ends).isEqualTo(meant);
    }

    /** A cancelled run is an error to who watches it, and finished so in AG-UI's terms. */
    private static String end(JsonNode last) {
        boolean cancelled = last.path("outcome").path("type").asText().equals("cancelled");
        return cancelled ? "cancelled" : last.path("code").asText("completed");
    }

    @Test
    void everyAgentAndToolAndTypeOfEventOccurs() {
        Set<String> agents = new LinkedHashSet<>();
        Set<String> tools = new LinkedHashSet<>();
        for (JsonNode agent : landscape.api().get("/api/v1/agents").body().path("items")) {
            if (!OF_OTHER_TESTS.contains(agent.path("name").asText())) {
                agents.add(agent.path("name").asText());
                agent.path("tools").forEach(tool -> tools.add(tool.path("name").asText()));
            }
        }

        assertThat(recordings.stream().map(recording -> recording.scenario().agent()))
                .containsAll(agents);
        assertThat(values("toolCallName")).containsAll(tools);
        assertThat(values("type"))
                .containsExactlyInAnyOrder(
                        "RUN_STARTED",
                        "RUN_FINISHED",
                        "RUN_ERROR",
                        "STEP_STARTED",
                        "STEP_FINISHED",
                        "TEXT_MESSAGE_START",
                        "TEXT_MESSAGE_CONTENT",
                        "TEXT_MESSAGE_END",
                        "REASONING_START",
                        "REASONING_MESSAGE_START",
                        "REASONING_MESSAGE_CONTENT",
                        "REASONING_MESSAGE_END",
                        "REASONING_END",
                        "TOOL_CALL_START",
                        "TOOL_CALL_ARGS",
                        "TOOL_CALL_END",
                        "TOOL_CALL_RESULT",
                        "SUBAGENT_STARTED",
                        "SUBAGENT_FINISHED",
                        "SUBAGENT_ERROR",
                        "CUSTOM");
        assertThat(values("name", event -> event.path("type").asText().equals("CUSTOM")))
                .containsExactlyInAnyOrder(
                        "message_superseded", "approval_requested", "approval_decided", "approval_expired");
    }

    /** What the events of all streams have in this field. */
    private Set<String> values(String field) {
        return values(field, event -> true);
    }

    private Set<String> values(String field, Predicate<JsonNode> ofWhich) {
        Set<String> values = new LinkedHashSet<>();
        recordings.stream()
                .flatMap(AgUiSchemaIT::streamsOf)
                .flatMap(List::stream)
                .map(AgUiSchemaIT::event)
                .filter(event -> event.has(field) && ofWhich.test(event))
                .forEach(event -> values.add(event.path(field).asText()));
        return values;
    }

    private static Stream<List<String>> streamsOf(Recording recording) {
        return streams(recording).stream();
    }

    private static List<List<String>> streams(Recording recording) {
        return List.of(recording.answer(), recording.watched(), recording.toldAgain());
    }

    private static JsonNode event(String data) {
        try {
            return JSON.readTree(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
