package io.agentee.runtime.event;

import static io.agentee.runtime.event.TestingRun.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agentee.api.message.Message;
import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.Usage;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerPiece.Channel;
import io.agentee.api.transport.ModelAttempt;
import io.agentee.runtime.json.AgentJson;
import io.agentee.runtime.workflow.CarriedApprovals;
import io.agentee.runtime.workflow.CarriedState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunNarratorTest {

    @Test
    void aRunIsToldInTheWordsOfAgUi() {
        TestingRun run = TestingRun.begun()
                .asked(1)
                .streams(1, 1, Channel.REASONING, "hm ")
                .streams(1, 1, Channel.TEXT, "I look ")
                .answered(1, 1, Optional.of("hm "), "I look ", call("c1", "echo"), call("c2", "nothing"))
                .toolAnswered(1, 0, "heard")
                .completed("I look ");

        assertThat(json(run.live()))
                .containsExactly(
                        """
                        {"type":"RUN_STARTED","threadId":"c-7","runId":"r-1","protocolVersion":"1.0","timestamp":500}""",
                        """
                        {"type":"STEP_STARTED","stepName":"turn-1","timestamp":1001}""",
                        """
                        {"type":"REASONING_START","messageId":"m2-reasoning","timestamp":1002}""",
                        """
                        {"type":"REASONING_MESSAGE_START","messageId":"m2-reasoning","role":"reasoning","timestamp":1002}""",
                        """
                        {"type":"REASONING_MESSAGE_CONTENT","messageId":"m2-reasoning","delta":"hm ","timestamp":1002}""",
                        """
                        {"type":"REASONING_MESSAGE_END","messageId":"m2-reasoning","timestamp":1003}""",
                        """
                        {"type":"REASONING_END","messageId":"m2-reasoning","timestamp":1003}""",
                        """
                        {"type":"TEXT_MESSAGE_START","messageId":"m2","role":"assistant","timestamp":1003}""",
                        """
                        {"type":"TEXT_MESSAGE_CONTENT","messageId":"m2","delta":"I ","timestamp":1003}""",
                        """
                        {"type":"TEXT_MESSAGE_CONTENT","messageId":"m2","delta":"look ","timestamp":1004}""",
                        """
                        {"type":"TEXT_MESSAGE_END","messageId":"m2","timestamp":1005}""",
                        """
                        {"type":"TOOL_CALL_START","toolCallId":"c1","toolCallName":"echo","parentMessageId":"m2","timestamp":1005}""",
                        """
                        {"type":"TOOL_CALL_ARGS","toolCallId":"c1","delta":"{}","timestamp":1005}""",
                        """
                        {"type":"TOOL_CALL_END","toolCallId":"c1","timestamp":1005}""",
                        """
                        {"type":"TOOL_CALL_START","toolCallId":"c2","toolCallName":"nothing","parentMessageId":"m2","timestamp":1005}""",
                        """
                        {"type":"TOOL_CALL_ARGS","toolCallId":"c2","delta":"{}","timestamp":1005}""",
                        """
                        {"type":"TOOL_CALL_END","toolCallId":"c2","timestamp":1005}""",
                        """
                        {"type":"TOOL_CALL_RESULT","messageId":"m4","toolCallId":"c2","content":"There is no tool 'nothing'. The tools are: echo.","role":"tool","timestamp":1005}""",
                        """
                        {"type":"TOOL_CALL_RESULT","messageId":"m3","toolCallId":"c1","content":"heard","role":"tool","timestamp":1006}""",
                        """
                        {"type":"STEP_FINISHED","stepName":"turn-1","timestamp":1006}""",
                        """
                        {"type":"RUN_FINISHED","threadId":"c-7","runId":"r-1","result":"I look ","outcome":{"type":"success"},"usage":[{"inputTokens":10,"outputTokens":5,"cachedInputTokens":3,"reasoningTokens":2}],"timestamp":1007}""");
    }

    @Test
    void aFailedAttemptIsClosedAndMarkedBeforeTheNextOneBegins() {
        TestingRun run = TestingRun.begun()
                .asked(1)
                .streams(1, 1, Channel.TEXT, "wrong ")
                .streams(1, 2, Channel.TEXT, "right")
                .answered(1, 2, Optional.empty(), "right")
                .completed("right");

        assertThat(json(run.live()).subList(2, 9)).containsExactly("""
                        {"type":"TEXT_MESSAGE_START","messageId":"m2","role":"assistant","timestamp":1002}""", """
                        {"type":"TEXT_MESSAGE_CONTENT","messageId":"m2","delta":"wrong ","timestamp":1002}""", """
                        {"type":"TEXT_MESSAGE_END","messageId":"m2","timestamp":1003}""", """
                        {"type":"CUSTOM","name":"message_superseded","value":{"messageId":"m2"},"timestamp":1003}""", """
                        {"type":"TEXT_MESSAGE_START","messageId":"m2-2","role":"assistant","timestamp":1003}""", """
                        {"type":"TEXT_MESSAGE_CONTENT","messageId":"m2-2","delta":"right","timestamp":1003}""", """
                        {"type":"TEXT_MESSAGE_END","messageId":"m2-2","timestamp":1004}""");
    }

    @Test
    void aRunWithoutAnAnswerSaysHowItEnded() {
        TestingRun failed = TestingRun.begun().asked(1).failed("401");
        TestingRun cancelled = TestingRun.begun()
                .asked(1)
                .ended(new RunOutcome.Cancelled(), Optional.of(new Run.Progress(1, Usage.NONE, List.of())));

        assertThat(json(failed.live())).last().isEqualTo("""
                        {"type":"RUN_ERROR","message":"401","code":"failed","timestamp":1002}""");
        assertThat(json(cancelled.live()).get(3))
                .contains("\"message\":\"The run was cancelled.\"", "\"code\":\"cancelled\"");
    }

    @Test
    void piecesOfAnotherExecutionOrOfAnOlderAttemptAreLeftOut() {
        ModelAttempt reset = new ModelAttempt(TestingRun.RUN_ID, "e-0", 1, 1);
        TestingRun run = TestingRun.begun()
                .asked(1)
                .piece(new AnswerPiece.Delta(reset, Channel.TEXT, 0, "before the reset", 1))
                .streams(1, 2, Channel.TEXT, "a ")
                .streams(1, 1, Channel.TEXT, "a zombie")
                .answered(1, 2, Optional.empty(), "a b")
                .completed("a b");

        assertThat(TestingReader.of(
                                run.live().stream().map(PositionedEvent::event).toList())
                        .messages())
                .containsExactly(Map.entry("m2-2", "a b"));
    }

    @Test
    void aRunWhoseFirstHistoryIsGoneIsToldFromTheMessagesThatItCarries() {
        List<Message> messages = List.of(
                new Message.User(new MessageId("m1"), "hello", Instant.ofEpochMilli(1)),
                new Message.Assistant(
                        new MessageId("m2-3"),
                        "I look",
                        List.of(call("c1", "echo"), call("c2", "nothing")),
                        Optional.of("hm"),
                        Map.of(),
                        Instant.ofEpochMilli(2)),
                new Message.ToolResult(
                        new MessageId("m3"), new ToolCallId("c1"), "echo", "heard", false, Instant.ofEpochMilli(3)),
                new Message.ToolResult(
                        new MessageId("m4"), new ToolCallId("c2"), "nothing", "none", true, Instant.ofEpochMilli(4)));
        CarriedState carried = new CarriedState(
                messages, new Run.Progress(1, Usage.NONE, List.of()), Duration.ofMinutes(1), CarriedApprovals.NONE);
        RunNarrator narrator = new RunNarrator(TestingRun.RUN_ID);

        narrator.tell(new RunFact.Started(TestingRun.input(Optional.of(carried)), "e-2", 5));

        TestingReader reader = TestingReader.of(
                narrator.drain().stream().map(PositionedEvent::event).toList());
        assertThat(reader.messages()).containsExactly(Map.entry("m2-3-reasoning", "hm"), Map.entry("m2-3", "I look"));
        assertThat(reader.results()).containsOnlyKeys("c1", "c2").containsEntry("c1", "heard");
    }

    private static List<String> json(List<PositionedEvent> events) {
        return events.stream()
                .map(event -> {
                    try {
                        return AgentJson.mapper()
                                .writeValueAsString(event.event().body());
                    } catch (JsonProcessingException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }
}
