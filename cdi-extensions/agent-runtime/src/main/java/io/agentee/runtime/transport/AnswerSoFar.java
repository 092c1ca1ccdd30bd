package io.agentee.runtime.transport;

import static java.util.Objects.requireNonNull;

import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerPiece.Channel;
import io.agentee.api.transport.ModelAttempt;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model has said so far, as the heartbeats of its call carry it.
 *
 * @param attempt who says it
 * @param reasoning the end of what it thought aloud
 * @param text the end of what it said
 * @param timestamp when, in milliseconds since 1970
 */
public record AnswerSoFar(ModelAttempt attempt, Tail reasoning, Tail text, long timestamp) {

    public AnswerSoFar {
        requireNonNull(attempt, "attempt is null");
        requireNonNull(reasoning, "reasoning is null");
        requireNonNull(text, "text is null");
    }

    /** The same as pieces. */
    List<AnswerPiece> pieces() {
        List<AnswerPiece> pieces = new ArrayList<>();
        if (!reasoning.text().isEmpty()) {
            pieces.add(
                    new AnswerPiece.Delta(attempt, Channel.REASONING, reasoning.offset(), reasoning.text(), timestamp));
        }
        if (!text.text().isEmpty()) {
            pieces.add(new AnswerPiece.Delta(attempt, Channel.TEXT, text.offset(), text.text(), timestamp));
        }
        return pieces;
    }

    /**
     * The end of a text.
     *
     * @param offset where it begins, in UTF-16 code units
     * @param text the rest of it from there
     */
    public record Tail(int offset, String text) {

        /** As much as a heartbeat carries at the most. */
        private static final int MAX_CHARACTERS = 64 * 1024;

        static final Tail EMPTY = new Tail(0, "");

        public Tail {
            requireNonNull(text, "text is null");
        }

        Tail plus(String more) {
            String all = text + more;
            int cut = Math.max(0, all.length() - MAX_CHARACTERS);
            if (cut > 0 && Character.isLowSurrogate(all.charAt(cut))) {
                cut++;
            }
            return new Tail(offset + cut, all.substring(cut));
        }
    }
}
