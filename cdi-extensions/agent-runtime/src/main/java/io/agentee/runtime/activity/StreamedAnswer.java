package io.agentee.runtime.activity;

import io.agentee.api.model.ModelListener;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerPiece.Channel;
import io.agentee.api.transport.AnswerWriter;
import io.agentee.api.transport.ModelAttempt;
import java.util.concurrent.CompletionStage;

/** Passes an answer on, piece by piece, as the model gives it. */
final class StreamedAnswer implements ModelListener {

    private final ModelAttempt attempt;
    private final AnswerWriter writer;
    private final Text reasoning = new Text(Channel.REASONING);
    private final Text text = new Text(Channel.TEXT);
    private volatile boolean abandoned;

    StreamedAnswer(ModelAttempt attempt, AnswerWriter writer) {
        this.attempt = attempt;
        this.writer = writer;
    }

    @Override
    public void onReasoning(String delta) {
        reasoning.add(delta);
    }

    @Override
    public void onText(String delta) {
        text.add(delta);
    }

    /** There will be no answer of this attempt: what has been passed on still arrives if it can, and no more is. */
    void abandon() {
        abandoned = true;
        CompletionStage<Void> unused = writer.flush();
    }

    /** The model has answered: completes when watchers can read all of it, or soon after. */
    CompletionStage<Void> complete() {
        writer.write(new AnswerPiece.End(attempt, System.currentTimeMillis()));
        return writer.flush();
    }

    private final class Text {

        private final Channel channel;
        private int offset;
        private String half = "";

        Text(Channel channel) {
            this.channel = channel;
        }

        /** Tokens may end within a character: the first half of a surrogate pair waits for the second. */
        void add(String delta) {
            String piece = half + delta;
            int end = piece.length();
            if (end > 0 && Character.isHighSurrogate(piece.charAt(end - 1))) {
                end--;
            }
            half = piece.substring(end);
            if (end > 0 && !abandoned) {
                String whole = piece.substring(0, end);
                writer.write(new AnswerPiece.Delta(attempt, channel, offset, whole, System.currentTimeMillis()));
                offset += end;
            }
        }
    }
}
