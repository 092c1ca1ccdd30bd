package io.agentee.client.agui;

import io.agentee.api.event.CustomEvent;
import io.agentee.api.event.EventBody;
import io.agentee.api.event.ReasoningEvent;
import io.agentee.api.event.RunEvent;
import io.agentee.api.event.StepEvent;
import io.agentee.api.event.TextEvent;
import io.agentee.api.event.ToolCallEvent;
import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.RunStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Shows a run as part of its caller's thread: under the names that the caller gave, and with ids of messages and tool calls
 * that no other run of the thread has. Clients put the messages of a thread together by these ids, while ours tell them
 * apart within one run. A run that was cancelled has finished so, in AG-UI's terms.
 *
 * @param threadId the caller's conversation
 * @param runId the caller's name for the run
 */
record CallersIds(String threadId, String runId) implements UnaryOperator<EventBody> {

    /** The names of such ids in custom events. */
    private static final List<String> IDS = List.of("messageId", "toolCallId");

    @Override
    public EventBody apply(EventBody event) {
        if (event instanceof TextEvent text) {
            return text(text);
        }
        if (event instanceof ReasoningEvent reasoning) {
            return reasoning(reasoning);
        }
        if (event instanceof ToolCallEvent call) {
            return call(call);
        }
        if (event instanceof CustomEvent custom) {
            return custom(custom);
        }
        return event instanceof RunEvent run ? run(run) : (StepEvent) event;
    }

    private EventBody custom(CustomEvent event) {
        Map<String, Object> value = new LinkedHashMap<>(event.value());
        for (String id : IDS) {
            value.computeIfPresent(id, (name, ofTheRun) -> prefixed(String.valueOf(ofTheRun)));
        }
        return new CustomEvent(event.name(), value, event.timestamp());
    }

    private EventBody run(RunEvent event) {
        if (event instanceof RunEvent.Started started) {
            return new RunEvent.Started(threadId, runId, started.protocolVersion(), started.timestamp());
        }
        if (event instanceof RunEvent.Finished finished) {
            return new RunEvent.Finished(
                    threadId, runId, finished.result(), finished.outcome(), finished.usage(), finished.timestamp());
        }
        return event instanceof RunEvent.Failed failed && failed.code() == RunStatus.CANCELLED
                ? new RunEvent.Finished(
                        threadId,
                        runId,
                        Optional.empty(),
                        RunEvent.Finished.Outcome.CANCELLED,
                        failed.usage(),
                        failed.timestamp())
                : event;
    }

    private EventBody text(TextEvent event) {
        MessageId id = id(event.messageId());
        if (event instanceof TextEvent.Start start) {
            return new TextEvent.Start(id, start.role(), start.timestamp());
        }
        return event instanceof TextEvent.Content content
                ? new TextEvent.Content(id, content.delta(), content.timestamp())
                : new TextEvent.End(id, event.timestamp());
    }

    private EventBody reasoning(ReasoningEvent event) {
        MessageId id = id(event.messageId());
        if (event instanceof ReasoningEvent.MessageContent content) {
            return new ReasoningEvent.MessageContent(id, content.delta(), content.timestamp());
        }
        if (event instanceof ReasoningEvent.MessageStart start) {
            return new ReasoningEvent.MessageStart(id, start.role(), start.timestamp());
        }
        if (event instanceof ReasoningEvent.MessageEnd) {
            return new ReasoningEvent.MessageEnd(id, event.timestamp());
        }
        return event instanceof ReasoningEvent.Start
                ? new ReasoningEvent.Start(id, event.timestamp())
                : new ReasoningEvent.End(id, event.timestamp());
    }

    private EventBody call(ToolCallEvent event) {
        ToolCallId id = new ToolCallId(prefixed(event.toolCallId().value()));
        if (event instanceof ToolCallEvent.Start start) {
            return new ToolCallEvent.Start(id, start.toolCallName(), id(start.parentMessageId()), start.timestamp());
        }
        if (event instanceof ToolCallEvent.Args args) {
            return new ToolCallEvent.Args(id, args.delta(), args.timestamp());
        }
        return event instanceof ToolCallEvent.Result result
                ? new ToolCallEvent.Result(
                        id(result.messageId()), id, result.content(), result.role(), result.timestamp())
                : new ToolCallEvent.End(id, event.timestamp());
    }

    private MessageId id(MessageId ofTheRun) {
        return new MessageId(prefixed(ofTheRun.value()));
    }

    private String prefixed(String id) {
        return runId + ":" + id;
    }
}
