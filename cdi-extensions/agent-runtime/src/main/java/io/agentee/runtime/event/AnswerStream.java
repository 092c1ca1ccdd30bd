package io.agentee.runtime.event;

import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.CustomEvent;
import io.agentee.api.event.EventBody;
import io.agentee.api.event.ReasoningEvent;
import io.agentee.api.event.TextEvent;
import io.agentee.api.message.MessageId;
import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerPiece.Channel;
import io.agentee.runtime.transcript.MessageIds;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells what one attempt of a model call says: its reasoning and its text, each as a message. */
final class AnswerStream {

    private final RunId runId;
    private final MessageId textId;
    private final MessageId reasoningId;
    private final Consumer<PositionedEvent> out;
    private EventPosition position;

    /**
     * @param position how far it has been told
     * @param out takes the events
     */
    AnswerStream(RunId runId, EventPosition position, Consumer<PositionedEvent> out) {
        this.runId = runId;
        this.textId = MessageIds.answer(position.call(), position.stage());
        this.reasoningId = new MessageId(textId + "-reasoning");
        this.position = position;
        this.out = out;
    }

    int attempt() {
        return position.stage();
    }

    /** A piece that begins beyond what has been told is left out: the complete answer fills the gap. */
    void tell(AnswerPiece.Delta piece) {
        int told = progress(piece.channel()).characters();
        if (piece.offset() <= told && piece.offset() + piece.text().length() > told) {
            tell(piece.channel(), piece.text().substring(told - piece.offset()), piece.timestamp());
        }
    }

    /** Tells what is missing of the answer, and ends it. */
    void complete(Optional<String> reasoning, String text, long timestamp) {
        tellRest(Channel.REASONING, reasoning.orElse(""), timestamp);
        tellRest(Channel.TEXT, text, timestamp);
        close(timestamp);
    }

    /** Ends what is open. */
    void close(long timestamp) {
        close(Channel.REASONING, timestamp);
        close(Channel.TEXT, timestamp);
    }

    void close(Channel channel, long timestamp) {
        if (channel == Channel.REASONING) {
            closeReasoning(timestamp);
        } else if (progress(channel).open()) {
            tell(channel, progress(channel).ended(), new TextEvent.End(textId, timestamp));
        }
    }

    /** Ends what is open; another attempt takes the place of all that was told. */
    void supersede(long timestamp) {
        close(timestamp);
        supersede(Channel.REASONING, timestamp);
        supersede(Channel.TEXT, timestamp);
    }

    void supersede(Channel channel, long timestamp) {
        Progress progress = progress(channel);
        if (!progress.untold() && !progress.superseded()) {
            MessageId id = channel == Channel.REASONING ? reasoningId : textId;
            tell(channel, progress.asSuperseded(), CustomEvent.messageSuperseded(id, timestamp));
        }
    }

    private void tellRest(Channel channel, String whole, long timestamp) {
        int told = progress(channel).characters();
        if (told < whole.length()) {
            tell(channel, whole.substring(told), timestamp);
        }
    }

    /** Tells more of a text, right after what has been told. */
    void tell(Channel channel, String text, long timestamp) {
        if (channel == Channel.REASONING) {
            openReasoning(timestamp);
            EventBody body = new ReasoningEvent.MessageContent(reasoningId, text, timestamp);
            tell(channel, progress(channel).told(text.length()), body);
            return;
        }
        if (!progress(Channel.REASONING).begunAgain()) {
            closeReasoning(timestamp);
        }
        if (!progress(channel).open()) {
            tell(channel, progress(channel).opened(), new TextEvent.Start(textId, "assistant", timestamp));
        }
        tell(channel, progress(channel).told(text.length()), new TextEvent.Content(textId, text, timestamp));
    }

    private void openReasoning(long timestamp) {
        Channel channel = Channel.REASONING;
        if (progress(channel).messageOver()) {
            closeReasoning(timestamp);
        }
        if (!progress(channel).spanOpen()) {
            tell(channel, progress(channel).spanStarted(), new ReasoningEvent.Start(reasoningId, timestamp));
        }
        if (!progress(channel).open()) {
            EventBody body = new ReasoningEvent.MessageStart(reasoningId, "reasoning", timestamp);
            tell(channel, progress(channel).opened(), body);
        }
    }

    private void closeReasoning(long timestamp) {
        Channel channel = Channel.REASONING;
        if (progress(channel).open()) {
            EventBody body = new ReasoningEvent.MessageEnd(reasoningId, timestamp);
            tell(channel, progress(channel).messageEnded(), body);
        }
        if (progress(channel).spanOpen()) {
            tell(channel, progress(channel).ended(), new ReasoningEvent.End(reasoningId, timestamp));
        }
    }

    private Progress progress(Channel channel) {
        return position.progress(channel);
    }

    private void tell(Channel channel, Progress progress, EventBody body) {
        position = position.with(channel, progress);
        out.accept(new PositionedEvent(position, Optional.of(channel), AgentEvent.of(position.id(runId), body)));
    }
}
