package io.agentee.api.event;

import static java.util.Objects.requireNonNull;

import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCallId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Puts the same before each id of a message and of a tool call, so that events of several runs can stand in one stream. Ids
 * of sub-runs stay as they are.
 *
 * @param prefix what stands before it
 */
public record PrefixedIds(String prefix) implements UnaryOperator<EventBody> {

    /** The names of such ids in custom events. */
    private static final List<String> IDS = List.of("messageId", "toolCallId");

    public PrefixedIds {
        requireNonNull(prefix, "prefix is null");
    }

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
        return event instanceof SubagentEvent.Started started ? subagent(started) : event;
    }

    private EventBody custom(CustomEvent event) {
        Map<String, Object> value = new LinkedHashMap<>(event.value());
        for (String id : IDS) {
            value.computeIfPresent(id, (name, ofTheRun) -> prefix + ofTheRun);
        }
        return new CustomEvent(event.name(), value, event.timestamp());
    }

    private EventBody subagent(SubagentEvent.Started event) {
        return new SubagentEvent.Started(
                event.subagentRunId(),
                event.name(),
                event.description(),
                event.parentSubagentRunId(),
                id(event.parentToolCallId()),
                id(event.parentMessageId()),
                event.timestamp());
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
        ToolCallId id = id(event.toolCallId());
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
        return new MessageId(prefix + ofTheRun.value());
    }

    private ToolCallId id(ToolCallId ofTheRun) {
        return new ToolCallId(prefix + ofTheRun.value());
    }
}
