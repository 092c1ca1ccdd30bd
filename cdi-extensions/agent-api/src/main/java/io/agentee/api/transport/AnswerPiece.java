package io.agentee.api.transport;

import static java.util.Objects.requireNonNull;

/**
 * A piece of an answer that a model is giving. Where a piece begins is its number: a reader who knows how far it has come
 * drops what it has, and notices what is missing.
 */
public sealed interface AnswerPiece {

    /** Who produced it. */
    ModelAttempt attempt();

    /** When, in milliseconds since 1970. */
    long timestamp();

    /** The two texts of an answer. */
    enum Channel {
        /** What the model thinks aloud. */
        REASONING,
        /** What it says. */
        TEXT
    }

    /**
     * More of a text.
     *
     * @param attempt who produced it
     * @param channel which text
     * @param offset where it begins, in UTF-16 code units of that text from 0
     * @param text the piece; never empty, and never one half of a surrogate pair
     * @param timestamp when, in milliseconds since 1970
     */
    record Delta(ModelAttempt attempt, Channel channel, int offset, String text, long timestamp)
            implements AnswerPiece {

        public Delta {
            requireNonNull(attempt, "attempt is null");
            requireNonNull(channel, "channel is null");
            requireNonNull(text, "text is null");
            if (offset < 0) {
                throw new IllegalArgumentException("offset must not be negative, but is " + offset);
            }
            if (text.isEmpty()) {
                throw new IllegalArgumentException("text is empty");
            }
        }
    }

    /**
     * The answer is complete: nothing comes after this piece.
     *
     * @param attempt who produced it
     * @param timestamp when, in milliseconds since 1970
     */
    record End(ModelAttempt attempt, long timestamp) implements AnswerPiece {

        public End {
            requireNonNull(attempt, "attempt is null");
        }
    }
}
