package io.agentee.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.message.Message;
import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCall;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunProblem;
import io.agentee.api.run.Usage;
import io.agentee.api.tool.JsonSchema;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.transcript.JsonSize;
import io.agentee.runtime.turn.ApprovedCall;
import io.agentee.runtime.turn.ModelTurn;
import io.agentee.runtime.turn.ToolAnswer;
import io.agentee.runtime.turn.ToolTurn;
import io.agentee.runtime.workflow.CarriedApprovals;
import io.agentee.runtime.workflow.CarriedState;
import io.agentee.runtime.workflow.RunInput;
import io.agentee.runtime.workflow.RunResult;
import io.agentee.runtime.workflow.TranscriptPage;
import io.temporal.api.common.v1.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgentJsonTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final List<Message> MESSAGES = List.of(
            new Message.User(new MessageId("m1"), "\"quoted\"\n€ 𝄞", NOW),
            new Message.Assistant(
                    new MessageId("m2"),
                    "",
                    List.of(new ToolCall(new ToolCallId("c1"), "echo", "{\"a\":1}")),
                    Optional.of("thinking"),
                    Map.of("signature", "x"),
                    NOW),
            new Message.ToolResult(new MessageId("m3"), new ToolCallId("c1"), "echo", "{}", true, NOW));
    private static final Run.Progress PROGRESS =
            new Run.Progress(2, new Usage(new TokenUsage(1, 2, 3, 4), 5, 6), List.of());
    private static final RunInput INPUT = TestingTemporal.input(
            TestingAgent.agent().responseSchema(JsonSchema.emptyObject()).build(), "hello");

    static Stream<Object> payloads() {
        return Stream.of(
                INPUT,
                new RunInput(
                        INPUT.definition(),
                        "hello",
                        INPUT.caller(),
                        INPUT.origin(),
                        List.of(new SubAgent(INPUT.definition(), "sha256:1")),
                        Optional.of(
                                new CarriedState(MESSAGES, PROGRESS, Duration.ofMillis(1_500), CarriedApprovals.NONE))),
                new TranscriptPage(
                        Optional.of(new TranscriptPage.Head(INPUT.definition(), INPUT.caller())), MESSAGES, 7),
                new TranscriptPage(Optional.empty(), List.of(), 0),
                new RunResult(
                        new RunOutcome.Completed(
                                "{}", Optional.of(Map.of("a", List.of(1, "b"))), RunOutcome.Completed.Reason.ANSWERED),
                        PROGRESS),
                new RunResult(new RunOutcome.Cancelled(), PROGRESS),
                new RunResult(new RunOutcome.Failed(RunProblem.of("x", "X", "x")), PROGRESS),
                new RunResult(new RunOutcome.TimedOut(Optional.of("so far"), RunProblem.of("x", "X", "x")), PROGRESS),
                new ModelTurn(new RunId("r"), 3, true, 1),
                new ToolTurn(new RunId("r"), 3, 1, 2, Optional.of(new ApprovedCall("sha256:1", Optional.of("{}")))),
                ToolAnswer.refused("no"));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void whatIsWrittenIsReadAgain(Object value) {
        Payload payload = AgentJson.dataConverter().toPayload(value).orElseThrow();

        Object read = AgentJson.dataConverter().fromPayload(payload, value.getClass(), value.getClass());

        assertThat(read).isEqualTo(value);
    }

    @Test
    void timesAreText() throws JsonProcessingException {
        assertThat(AgentJson.mapper().writeValueAsString(NOW)).isEqualTo("\"2026-11-21T10:00:00.123Z\"");
        assertThat(AgentJson.mapper().writeValueAsString(Duration.ofSeconds(90)))
                .isEqualTo("\"PT1M30S\"");
    }

    @Test
    void whatAnotherReleaseAddedIsIgnored() throws JsonProcessingException {
        assertThat(AgentJson.mapper().readValue("{\"runId\":\"r\",\"messageCount\":1,\"new\":2}", ModelTurn.class))
                .isEqualTo(new ModelTurn(new RunId("r"), 1, false, 0));
    }

    @Test
    void theSizeOfAMessageIsNeverEstimatedTooLow() throws JsonProcessingException {
        for (Message message : MESSAGES) {
            String json = AgentJson.mapper().writerFor(Message.class).writeValueAsString(message);
            assertThat(JsonSize.of(message)).isGreaterThanOrEqualTo(json.getBytes(StandardCharsets.UTF_8).length);
        }
    }
}
