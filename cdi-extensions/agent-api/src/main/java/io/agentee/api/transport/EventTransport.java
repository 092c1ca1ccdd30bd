package io.agentee.api.transport;

import io.agentee.api.run.RunId;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * SPI: carries the answers of models, piece by piece, from the workers to the servers of the watchers. It may lose what
 * it holds, and may be away, at any time: what is said is kept by the run, and readers complete from there what is
 * missing here. What it does deliver is in order. Safe for use by many threads; no method blocks. Stages complete, and
 * listeners are called, on threads of the transport: what takes long belongs elsewhere.
 */
public interface EventTransport extends AutoCloseable {

    /** A writer for this attempt. */
    AnswerWriter writer(ModelAttempt attempt);

    /**
     * Reads what is kept of a run; fails when the store cannot be reached, within two seconds.
     *
     * @param runId the run
     * @param cursor where to begin: {@link PiecePage#BEGINNING}, or the cursor of an earlier page of this run
     */
    CompletionStage<PiecePage> read(RunId runId, String cursor);

    /**
     * Follows a run: the listener is called with every piece after the cursor, those that are there and those that come,
     * until the result is closed. While the store cannot be reached nothing comes; afterwards it goes on by itself. A
     * store that has lost what it held begins anew, whatever the cursor.
     *
     * @param runId the run
     * @param cursor as for {@link #read}
     * @param listener is called by one thread at a time, must return quickly and not throw
     */
    Following follow(RunId runId, String cursor, Consumer<PiecePage> listener);

    /** Ends all following and frees what is held. */
    @Override
    void close();

    /** Ends with {@link #close}; the listener may be called once more meanwhile. */
    interface Following extends AutoCloseable {

        @Override
        void close();
    }
}
