package io.agentee.client.agui;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.approval.ApprovalId;
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
import io.agentee.api.message.ToolCall;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallersIdsTest {

    private final CallersIds view = new CallersIds("thread", "run-2");

    @Test
    void everyIdOfAMessageOrACallIsTheRunsOwn() {
        assertThat(told("m2", "c1").map(CallersIdsTest::ofTheRun).map(view))
                .containsExactlyElementsOf(told("run-2:m2", "run-2:c1")
                        .map(CallersIdsTest::ofTheRun)
                        .toList());
    }

    @Test
    void idsOfASubRunAreTheRunsOwnToo() {
        RunId one = new RunId("ours.1.0");

        assertThat(told("ours.1.0:m2", "ours.1.0:c1").map(body -> of(one, body)).map(view))
                .containsExactlyElementsOf(told("run-2:ours.1.0:m2", "run-2:ours.1.0:c1")
                        .map(body -> of(one, body))
                        .toList());
    }

    @Test
    void subRunsKeepTheirNames() {
        SubagentEvent.Started started = started("m2", "c1");
        SubagentEvent.Started nested = started.within(new RunId("ours.3.0"));

        assertThat(view.apply(ofTheRun(started))).isEqualTo(ofTheRun(started("run-2:m2", "run-2:c1")));
        assertThat(view.apply(ofTheRun(nested)))
                .isEqualTo(ofTheRun(started("run-2:m2", "run-2:c1").within(new RunId("ours.3.0"))));
    }

    @Test
    void theRunHasTheNamesThatItsCallerGave() {
        RunEvent.Finished.Outcome success = RunEvent.Finished.Outcome.SUCCESS;

        assertThat(seen(RunEvent.Started.of("ours", "ours", 1))).isEqualTo(RunEvent.Started.of("thread", "run-2", 1));
        assertThat(seen(new RunEvent.Finished("ours", "ours", Optional.of("done"), success, List.of(), 2)))
                .isEqualTo(new RunEvent.Finished("thread", "run-2", Optional.of("done"), success, List.of(), 2));
    }

    @Test
    void aCancelledRunHasFinishedSo() {
        RunEvent cancelled = new RunEvent.Failed("The run was cancelled.", RunStatus.CANCELLED, List.of(), 3);

        assertThat(seen(cancelled))
                .isEqualTo(new RunEvent.Finished(
                        "thread", "run-2", Optional.empty(), RunEvent.Finished.Outcome.CANCELLED, List.of(), 3));
    }

    @Test
    void whatHasNoSuchIdStaysAsItIs() {
        List<EventBody> bodies = List.of(
                new RunEvent.Failed("401", RunStatus.FAILED, List.of(), 1),
                new StepEvent.Started("turn-1", 2),
                new StepEvent.Finished("turn-1", 3),
                new SubagentEvent.Finished(new RunId("ours.1.0"), "done", 4),
                new SubagentEvent.Failed(new RunId("ours.1.0"), "401", RunStatus.FAILED, 5));

        assertThat(bodies.stream().map(this::seen)).containsExactlyElementsOf(bodies);
    }

    private EventBody seen(EventBody body) {
        return view.apply(ofTheRun(body)).body();
    }

    private static AgentEvent ofTheRun(EventBody body) {
        return AgentEvent.of(new EventId("e-1"), body);
    }

    private static AgentEvent of(RunId subRun, EventBody body) {
        return new AgentEvent(new EventId("e-1"), Optional.of(subRun), body);
    }

    private static SubagentEvent.Started started(String message, String call) {
        return new SubagentEvent.Started(
                new RunId("ours.3.0.1.0"),
                "researcher",
                Optional.of("Looks it up"),
                Optional.empty(),
                new ToolCallId(call),
                new MessageId(message),
                1);
    }

    private static Stream<EventBody> told(String message, String call) {
        MessageId messageId = new MessageId(message);
        ToolCallId callId = new ToolCallId(call);
        return Stream.of(
                new TextEvent.Start(messageId, "assistant", 1),
                new TextEvent.Content(messageId, "Hi", 2),
                new TextEvent.End(messageId, 3),
                new ReasoningEvent.Start(messageId, 4),
                new ReasoningEvent.MessageStart(messageId, "reasoning", 5),
                new ReasoningEvent.MessageContent(messageId, "hm", 6),
                new ReasoningEvent.MessageEnd(messageId, 7),
                new ReasoningEvent.End(messageId, 8),
                new ToolCallEvent.Start(callId, "echo", messageId, 9),
                new ToolCallEvent.Args(callId, "{}", 10),
                new ToolCallEvent.End(callId, 11),
                new ToolCallEvent.Result(messageId, callId, "heard", "tool", 12),
                CustomEvent.messageSuperseded(messageId, 13),
                CustomEvent.approvalExpired(new ApprovalId("ours.1.0"), new ToolCall(callId, "echo", "{}"), 14));
    }
}
