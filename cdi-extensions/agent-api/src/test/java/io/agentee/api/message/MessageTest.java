package io.agentee.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.TestingJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final MessageId ID = new MessageId("m-1");
    private static final ToolCall CALL = new ToolCall(new ToolCallId("c-1"), "refund", "{\"order\": \"42\"}");

    static List<Message> everyKind() {
        return List.of(
                new Message.User(ID, "Refund order 42", NOON),
                new Message.Assistant(
                        ID, "", List.of(CALL), Optional.of("Let me see."), Map.of("signature", "xyz"), NOON),
                new Message.Assistant(ID, "Done.", List.of(), Optional.empty(), Map.of(), NOON),
                new Message.ToolResult(ID, CALL.id(), "refund", "no such order", true, NOON));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void survivesTheWayThroughJson(Message message) {
        assertThat(TestingJson.read(TestingJson.write(message), Message.class)).isEqualTo(message);
    }

    @Test
    void aRoleTellsTheKindsApart() {
        assertThat(everyKind().stream().map(TestingJson::write))
                .satisfiesExactly(
                        json -> assertThat(json).contains("\"role\":\"user\"", "\"messageId\":\"m-1\""),
                        json -> assertThat(json).contains("\"role\":\"assistant\"", "\"id\":\"c-1\""),
                        json -> assertThat(json)
                                .contains("\"role\":\"assistant\"")
                                .doesNotContain("reasoning"),
                        json -> assertThat(json).contains("\"role\":\"tool\"", "\"toolCallId\":\"c-1\""));
    }

    @Test
    void anAnswerKeepsItsOwnCopyInOrder() {
        List<ToolCall> calls = new ArrayList<>(List.of(CALL));
        Map<String, String> state = new LinkedHashMap<>();
        state.put("z", "1");
        state.put("a", "2");
        Message.Assistant answer = new Message.Assistant(ID, "", calls, Optional.empty(), state, NOON);
        calls.clear();
        state.clear();

        assertThat(answer.toolCalls()).containsExactly(CALL);
        assertThat(answer.providerState().keySet()).containsExactly("z", "a");
        assertThatThrownBy(() -> answer.providerState().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void idsAreNotBlank() {
        assertThatThrownBy(() -> new MessageId(" ")).hasMessage("value is blank");
        assertThatThrownBy(() -> new ToolCallId("")).hasMessage("value is blank");
        assertThat(new ToolCallId("c-1")).hasToString("c-1");
    }
}
