package io.agentee.e2e.agui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The validator finds what is wrong: else that it finds nothing in real streams would say little. */
class AgUiValidatorIT {

    private static final List<String> GOOD = List.of(
            "{\"type\":\"RUN_STARTED\",\"threadId\":\"t\",\"runId\":\"r\",\"timestamp\":1}",
            "{\"type\":\"STEP_STARTED\",\"stepName\":\"s\"}",
            "{\"type\":\"TEXT_MESSAGE_START\",\"messageId\":\"m\",\"role\":\"assistant\"}",
            "{\"type\":\"TEXT_MESSAGE_CONTENT\",\"messageId\":\"m\",\"delta\":\"Hi\"}",
            "{\"type\":\"TEXT_MESSAGE_END\",\"messageId\":\"m\"}",
            "{\"type\":\"CUSTOM\",\"name\":\"n\",\"value\":{\"any\":[1]}}",
            "{\"type\":\"STEP_FINISHED\",\"stepName\":\"s\"}",
            "{\"type\":\"RUN_FINISHED\",\"threadId\":\"t\",\"runId\":\"r\",\"result\":{\"any\":1},"
                    + "\"outcome\":{\"type\":\"success\"},\"usage\":[{\"inputTokens\":1}]}");

    /** The stream above, with something else in the place of a part of the event of this index; and why it is wrong. */
    private record Breakage(int index, String part, String broken, String reason) {

        List<String> events() {
            List<String> events = new ArrayList<>(GOOD);
            events.set(index, events.get(index).replace(part, broken));
            return events;
        }
    }

    private static final List<Breakage> BREAKAGES = List.of(
            new Breakage(0, "\"runId\"", "\"extra\":1,\"runId\"", "/: Unrecognized key: \"extra\""),
            new Breakage(7, "\"success\"", "\"success\",\"extra\":1", "/outcome: Unrecognized key: \"extra\""),
            new Breakage(7, ":1}]", ":1,\"extra\":1}]", "/usage/0: Unrecognized key: \"extra\""),
            new Breakage(5, "[1]", "[null]", "/value/any/0: null"),
            new Breakage(2, "\"assistant\"", "null", "/role: null"),
            new Breakage(3, ",\"delta\":\"Hi\"", "", "/delta: Invalid input"),
            new Breakage(0, ":1}", ":1.5}", "/timestamp: Invalid input"),
            new Breakage(0, ":1}", ":\"1\"}", "/timestamp: Invalid input"),
            new Breakage(2, "assistant", "tool", "/role: Invalid option"),
            new Breakage(7, "success", "perfect", "/outcome/type: Invalid input"),
            new Breakage(5, "CUSTOM", "SPECIAL", "/type: Invalid input"),
            new Breakage(3, "\"m\"", "\"n\"", "No active text message found with ID 'n'"),
            new Breakage(4, "\"m\"", "\"n\"", "No active text message found with ID 'n'"),
            new Breakage(6, "\"s\"", "\"x\"", "step \"x\""),
            new Breakage(7, "\"r\"", "\"x\"", "RUN_FINISHED names another run than RUN_STARTED."));

    @Test
    void aGoodStreamIsAccepted() throws Exception {
        assertThat(report(StreamFile.of("good", GOOD)).toString())
                .isEqualTo("{\"streams\":1,\"events\":8,\"problems\":[]}");
    }

    @Test
    void aBrokenEventIsRefusedByItsLine() throws Exception {
        List<StreamFile> streams = IntStream.range(0, BREAKAGES.size())
                .mapToObj(number ->
                        StreamFile.of("broken " + number, BREAKAGES.get(number).events()))
                .toList();
        JsonNode report = report(StreamFile.of(streams));

        assertThat(report.path("streams").asInt()).isEqualTo(BREAKAGES.size());
        for (int number = 0; number < BREAKAGES.size(); number++) {
            String stream = "broken " + number;
            Breakage breakage = BREAKAGES.get(number);
            int line = GOOD.size() * number + breakage.index() + 1;
            assertThat(report.path("problems")).as(breakage.toString()).anySatisfy(problem -> {
                assertThat(problem.path("stream").asText()).isEqualTo(stream);
                assertThat(problem.path("line").asInt()).isEqualTo(line);
                assertThat(problem.path("reason").asText()).containsIgnoringCase(breakage.reason());
            });
        }
    }

    @Test
    void aWrongOrderIsRefused() throws Exception {
        assertThat(reasons(without(0))).contains("First event must be 'RUN_STARTED'");
        assertThat(reasons(without(4))).anyMatch(reason -> reason.contains("text messages are still active: m"));
        assertThat(reasons(without(6))).anyMatch(reason -> reason.contains("steps are still active: s"));
        assertThat(reasons(without(7))).containsExactly("The stream ends before its run does.");
        List<String> goingOn = new ArrayList<>(GOOD);
        goingOn.add(GOOD.get(5));
        assertThat(reasons(goingOn)).anyMatch(reason -> reason.contains("has already finished"));
    }

    private static List<String> without(int index) {
        List<String> events = new ArrayList<>(GOOD);
        events.remove(index);
        return events;
    }

    private static List<String> reasons(List<String> events) throws Exception {
        return report(StreamFile.of("broken", events)).path("problems").findValuesAsText("reason");
    }

    private static JsonNode report(StreamFile streams) throws Exception {
        return NodeScripts.prepare(AgUiValidatorIT.class).run("validate.mjs", streams.text());
    }
}
