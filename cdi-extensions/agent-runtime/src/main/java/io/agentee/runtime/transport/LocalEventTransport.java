package io.agentee.runtime.transport;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerWriter;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.ModelAttempt;
import io.agentee.api.transport.PiecePage;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Keeps the pieces in the memory of this process: for workers and watchers on one server. */
public final class LocalEventTransport implements EventTransport {

    private final long retentionNanos;
    private final int maxLength;
    private final LongSupplier nanoTime;
    // The one that was used last is last.
    private final Map<RunId, LocalLog> logs = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param retention how long the pieces of a run are kept after the last of them
     * @param maxLength how many pieces are kept of a run
     */
    public LocalEventTransport(Duration retention, int maxLength) {
        this(retention, maxLength, System::nanoTime);
    }

    LocalEventTransport(Duration retention, int maxLength, LongSupplier nanoTime) {
        this.retentionNanos = retention.toNanos();
        this.maxLength = maxLength;
        this.nanoTime = nanoTime;
    }

    @Override
    public AnswerWriter writer(ModelAttempt attempt) {
        return new AnswerWriter() {
            @Override
            public void write(AnswerPiece piece) {
                log(attempt.runId()).add(piece, nanoTime.getAsLong());
            }

            @Override
            public CompletionStage<Void> flush() {
                return CompletableFuture.completedFuture(null);
            }
        };
    }

    @Override
    public CompletionStage<PiecePage> read(RunId runId, String cursor) {
        return CompletableFuture.completedFuture(log(runId).page(cursor));
    }

    @Override
    public Following follow(RunId runId, String cursor, Consumer<PiecePage> listener) {
        LocalLog log = log(runId);
        log.follow(cursor, listener);
        return () -> log.unfollow(listener);
    }

    @Override
    public synchronized void close() {
        logs.clear();
    }

    private synchronized LocalLog log(RunId runId) {
        forgetOld();
        return logs.computeIfAbsent(runId, unknown -> new LocalLog(maxLength, nanoTime.getAsLong()));
    }

    private void forgetOld() {
        long now = nanoTime.getAsLong();
        Iterator<LocalLog> eldest = logs.values().iterator();
        while (eldest.hasNext() && eldest.next().isUnusedSince(now - retentionNanos)) {
            eldest.remove();
        }
    }
}
