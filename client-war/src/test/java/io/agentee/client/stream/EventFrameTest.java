package io.agentee.client.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.CustomEvent;
import io.agentee.api.event.EventBody;
import io.agentee.api.event.EventId;
import io.agentee.api.event.ReasoningEvent;
import io.agentee.api.event.RunEvent;
import io.agentee.api.event.StepEvent;
import io.agentee.api.event.SubagentEvent;
import io.agentee.api.event.TextEvent;
import io.agentee.api.event.ToolCallEvent;
import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventFrameTest {

    private static final EventId ID = new EventId("e-1");
    private static final RunId SUB_RUN = new RunId("r-1.1.0.1.0");
    private static final MessageId MESSAGE = new MessageId("m-1");
    private static final ToolCallId CALL = new ToolCallId("t-1");

    /** Each type with its fields, in the order of AG-UI 1.0. */
    static Stream<Arguments> events() {
        return Stream.of(
                arguments(
                        RunEvent.Started.of("c-7", "r-1", 7),
                        "{'type':'RUN_STARTED','threadId':'c-7','runId':'r-1','protocolVersion':'1.0','timestamp':7}"),
                arguments(
                        new RunEvent.Finished(
                                "c-7",
                                "r-1",
                                Optional.of(Map.of("age", 36)),
                                RunEvent.Finished.Outcome.SUCCESS,
                                List.of(new TokenUsage(4, 3, 2, 1)),
                                7),
                        "{'type':'RUN_FINISHED','threadId':'c-7','runId':'r-1','result':{'age':36},"
                                + "'outcome':{'type':'success'},'usage':[{'inputTokens':4,'outputTokens':3,"
                                + "'cachedInputTokens':2,'reasoningTokens':1}],'timestamp':7}"),
                arguments(
                        new RunEvent.Failed("401", RunStatus.TIMED_OUT, List.of(), 7),
                        "{'type':'RUN_ERROR','message':'401','code':'timed-out','timestamp':7}"),
                arguments(
                        new StepEvent.Started("turn-1", 7),
                        "{'type':'STEP_STARTED','stepName':'turn-1','timestamp':7}"),
                arguments(
                        new StepEvent.Finished("turn-1", 7),
                        "{'type':'STEP_FINISHED','stepName':'turn-1','timestamp':7}"),
                arguments(
                        new TextEvent.Start(MESSAGE, "assistant", 7),
                        "{'type':'TEXT_MESSAGE_START','messageId':'m-1','role':'assistant','timestamp':7}"),
                arguments(
                        new TextEvent.Content(MESSAGE, "Grüße", 7),
                        "{'type':'TEXT_MESSAGE_CONTENT','messageId':'m-1','delta':'Grüße','timestamp':7}"),
                arguments(new TextEvent.End(MESSAGE, 7), "{'type':'TEXT_MESSAGE_END','messageId':'m-1','timestamp':7}"),
                arguments(
                        new ReasoningEvent.Start(MESSAGE, 7),
                        "{'type':'REASONING_START','messageId':'m-1','timestamp':7}"),
                arguments(
                        new ReasoningEvent.MessageStart(MESSAGE, "reasoning", 7),
                        "{'type':'REASONING_MESSAGE_START','messageId':'m-1','role':'reasoning','timestamp':7}"),
                arguments(
                        new ReasoningEvent.MessageContent(MESSAGE, "Hm", 7),
                        "{'type':'REASONING_MESSAGE_CONTENT','messageId':'m-1','delta':'Hm','timestamp':7}"),
                arguments(
                        new ReasoningEvent.MessageEnd(MESSAGE, 7),
                        "{'type':'REASONING_MESSAGE_END','messageId':'m-1','timestamp':7}"),
                arguments(
                        new ReasoningEvent.End(MESSAGE, 7), "{'type':'REASONING_END','messageId':'m-1','timestamp':7}"),
                arguments(
                        new ToolCallEvent.Start(CALL, "refund", MESSAGE, 7),
                        "{'type':'TOOL_CALL_START','toolCallId':'t-1','toolCallName':'refund','parentMessageId':'m-1','timestamp':7}"),
                arguments(
                        new ToolCallEvent.Args(CALL, "{}", 7),
                        "{'type':'TOOL_CALL_ARGS','toolCallId':'t-1','delta':'{}','timestamp':7}"),
                arguments(new ToolCallEvent.End(CALL, 7), "{'type':'TOOL_CALL_END','toolCallId':'t-1','timestamp':7}"),
                arguments(
                        new ToolCallEvent.Result(MESSAGE, CALL, "done", "tool", 7),
                        "{'type':'TOOL_CALL_RESULT','messageId':'m-1','toolCallId':'t-1','content':'done','role':'tool','timestamp':7}"),
                arguments(
                        new SubagentEvent.Started(
                                SUB_RUN,
                                "researcher",
                                Optional.of("Looks it up"),
                                Optional.of(new RunId("r-1.1.0")),
                                CALL,
                                MESSAGE,
                                7),
                        "{'type':'SUBAGENT_STARTED','subagentRunId':'r-1.1.0.1.0','name':'researcher',"
                                + "'description':'Looks it up','parentSubagentRunId':'r-1.1.0',"
                                + "'parentToolCallId':'t-1','parentMessageId':'m-1','timestamp':7}"),
                arguments(
                        new SubagentEvent.Finished(SUB_RUN, Map.of("age", 36), 7),
                        "{'type':'SUBAGENT_FINISHED','subagentRunId':'r-1.1.0.1.0','result':{'age':36},'timestamp':7}"),
                arguments(
                        new SubagentEvent.Failed(SUB_RUN, "401", RunStatus.TIMED_OUT, 7),
                        "{'type':'SUBAGENT_ERROR','subagentRunId':'r-1.1.0.1.0','message':'401','code':'timed-out',"
                                + "'timestamp':7}"),
                arguments(
                        CustomEvent.messageSuperseded(MESSAGE, 7),
                        "{'type':'CUSTOM','name':'message_superseded','value':{'messageId':'m-1'},'timestamp':7}"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventHasTheFieldsOfAgUiAndNoOthers(EventBody event, String json) {
        assertThat(frame(event)).isEqualTo("id: e-1\ndata: " + json.replace('\'', '"') + "\n\n");
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventOfASubRunNamesItOnceAndHasTheSameFieldsBesides(EventBody event, String json) {
        boolean namesOneItself = event instanceof SubagentEvent;
        String named = namesOneItself ? json : json.replaceFirst("}$", ",'subagentRunId':'r-1.1.0'}");

        assertThat(EventFrame.of(new AgentEvent(ID, Optional.of(new RunId("r-1.1.0")), event)))
                .isEqualTo("id: e-1\ndata: " + named.replace('\'', '"') + "\n\n");
    }

    @Test
    void idOfASubRunIsQuoted() {
        AgentEvent event = new AgentEvent(ID, Optional.of(new RunId("a\"b\\.1.0")), new StepEvent.Started("turn-1", 7));

        assertThat(EventFrame.of(event)).endsWith(",\"subagentRunId\":\"a\\\"b\\\\.1.0\"}\n\n");
    }

    @Test
    void everyEventIsTested() {
        Set<Class<?>> tested = events().map(event -> event.get()[0].getClass()).collect(Collectors.toSet());

        assertThat(leaves(EventBody.class)).containsExactlyInAnyOrderElementsOf(tested);
    }

    @Test
    void dataIsOneLineWhateverItSays() {
        assertThat(frame(new TextEvent.Content(MESSAGE, "a\nb\r\nc\u2028d\\\"", 7)))
                .isEqualTo("id: e-1\ndata: {\"type\":\"TEXT_MESSAGE_CONTENT\",\"messageId\":\"m-1\","
                        + "\"delta\":\"a\\nb\\r\\nc\u2028d\\\\\\\"\",\"timestamp\":7}\n\n");
    }

    @Test
    void halvesOfACharacterThatWasCutInTwoArrive() {
        assertThat(frame(new TextEvent.Content(MESSAGE, "\ude42 \ud83d\ude42 \ud83d", 7)))
                .contains("\"delta\":\"\\ude42 \ud83d\ude42 \\ud83d\"");
    }

    private static String frame(EventBody body) {
        return EventFrame.of(AgentEvent.of(ID, body));
    }

    private static Stream<Class<?>> leavesOf(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventFrameTest::leavesOf)
                : Stream.of(type);
    }

    private static Set<Class<?>> leaves(Class<?> type) {
        return leavesOf(type).collect(Collectors.toSet());
    }
}
