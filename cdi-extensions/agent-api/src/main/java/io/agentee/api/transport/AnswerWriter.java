package io.agentee.api.transport;

import java.util.concurrent.CompletionStage;

/**
 * Takes the pieces of one attempt. Used by one thread at a time; no method blocks or throws. A writer that cannot reach its
 * store keeps what it has been given, in bounded memory, and goes on when it can: a model call never fails because of it.
 */
public interface AnswerWriter {

    /** Takes the next piece: its offset is where the one before it on its channel ended. */
    void write(AnswerPiece piece);

    /**
     * Completes when all that was written is stored, or cannot be stored soon: at the latest after half a second. Never
     * fails. Ends the writer: nothing is written after it, and what is not stored by then is forgotten.
     */
    CompletionStage<Void> flush();
}
