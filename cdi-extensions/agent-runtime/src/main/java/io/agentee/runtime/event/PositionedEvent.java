package io.agentee.runtime.event;

import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.EventBody;
import io.agentee.api.event.ReasoningEvent;
import io.agentee.api.event.TextEvent;
import io.agentee.api.event.ToolCallEvent;
import io.agentee.api.transport.AnswerPiece.Channel;
import java.util.Optional;

/**
 * An event and where it stands.
 *
 * @param position where it stands
 * @param channel the text of an answer whose progress it is, if it is one
 * @param event as watchers see it who stand right before it
 */
public record PositionedEvent(EventPosition position, Optional<Channel> channel, AgentEvent event) {

    private static final int FRAME = 200;

    /** About how many bytes of memory it takes. */
    public int size() {
        return FRAME + 2 * text(event.body()).length();
    }

    /** The text that the event adds; empty when it adds none. */
    static String text(EventBody body) {
        if (body instanceof TextEvent.Content content) {
            return content.delta();
        }
        if (body instanceof ReasoningEvent.MessageContent content) {
            return content.delta();
        }
        if (body instanceof ToolCallEvent.Args args) {
            return args.delta();
        }
        return body instanceof ToolCallEvent.Result result ? result.content() : "";
    }
}
