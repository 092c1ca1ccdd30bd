package io.agentee.runtime.stream;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.PiecePage;
import io.agentee.runtime.event.RunNarrator;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The pieces of a run that have arrived and wait for the facts that they belong between. Only {@link #follow}'s listener
 * runs beside the one caller.
 */
final class PieceQueue implements AutoCloseable {

    /** A transport that could not be read is left alone for a while: each try may take seconds. */
    private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

    private final EventTransport transport;
    private final RunId runId;
    private final Deque<AnswerPiece> waiting = new ArrayDeque<>();
    private final Queue<PiecePage> arrived = new ConcurrentLinkedQueue<>();
    private Optional<EventTransport.Following> following = Optional.empty();
    private String cursor = PiecePage.BEGINNING;
    private boolean atEnd;
    private long readableFrom = System.nanoTime();

    PieceQueue(EventTransport transport, RunId runId) {
        this.transport = transport;
        this.runId = runId;
    }

    /** Has pieces brought as they come. */
    void follow(Runnable onArrival) {
        if (following.isEmpty()) {
            following = Optional.of(transport.follow(runId, cursor, page -> {
                arrived.add(page);
                onArrival.run();
            }));
        }
    }

    /** Whether pieces have been brought that nobody has looked at. */
    boolean hasArrivals() {
        return !arrived.isEmpty();
    }

    /**
     * Tells what has arrived of a model call.
     *
     * @param call how many messages it was told
     * @return whether nothing can come any more of this attempt: it has ended, or a later call has begun
     */
    boolean tell(RunNarrator narrator, int call, int attempt) {
        for (PiecePage page = arrived.poll(); page != null; page = arrived.poll()) {
            take(page);
        }
        for (AnswerPiece piece = waiting.peek(); piece != null; piece = waiting.peek()) {
            if (piece.attempt().messageCount() > call) {
                return true;
            }
            waiting.remove();
            narrator.tell(piece);
            if (piece instanceof AnswerPiece.End end
                    && end.attempt().messageCount() == call
                    && end.attempt().attempt() == attempt) {
                return true;
            }
        }
        return false;
    }

    /** From now on {@link #read} is worth a try, even if there was nothing more before. */
    void mayHaveMore() {
        atEnd = false;
    }

    /** Whether all has been read, or nothing can be. */
    boolean atEnd() {
        return atEnd || System.nanoTime() - readableFrom < 0;
    }

    /** Reads the next page. Never fails: what cannot be read here is known from elsewhere. */
    CompletableFuture<Void> read() {
        CompletableFuture<Void> read = new CompletableFuture<>();
        transport.read(runId, cursor).whenComplete((page, failure) -> {
            if (failure == null) {
                take(page);
                atEnd = page.last();
            } else {
                readableFrom = System.nanoTime() + PAUSE_NANOS;
            }
            read.complete(null);
        });
        return read;
    }

    private void take(PiecePage page) {
        waiting.addAll(page.pieces());
        cursor = page.cursor();
    }

    @Override
    public void close() {
        following.ifPresent(EventTransport.Following::close);
    }
}
