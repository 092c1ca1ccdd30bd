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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The pieces of a run that have arrived and wait for the facts that they belong between. Only what brings
 * more of them runs beside the one caller.
 */
final class PieceQueue implements AutoCloseable {

    /** A transport that could not be read is left alone for a while: each try may take seconds. */
    private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

    private final EventTransport transport;
    private final RunId runId;
    private final Deque<AnswerPiece> waiting = new ArrayDeque<>();
    private Optional<Arrivals> arrivals = Optional.empty();
    private String cursor = PiecePage.BEGINNING;
    private boolean atEnd;
    private long readableFrom = System.nanoTime();

    PieceQueue(EventTransport transport, RunId runId) {
        this.transport = transport;
        this.runId = runId;
    }

    /** Has pieces brought as they come. */
    void follow(Runnable onArrival) {
        if (arrivals.isEmpty()) {
            Arrivals coming = new Arrivals(onArrival);
            coming.following = Optional.of(transport.follow(runId, cursor, coming));
            arrivals = Optional.of(coming);
        }
    }

    /** Whether pieces have been brought that nobody has looked at. */
    boolean hasArrivals() {
        return arrivals.filter(Arrivals::hasNews).isPresent();
    }

    /**
     * Tells what has arrived of a model call.
     *
     * @param call how many messages it was told
     * @return whether nothing can come any more of this attempt: it has ended, or a later call has begun
     */
    boolean tell(RunNarrator narrator, int call, int attempt) {
        arrivals.ifPresent(this::takeAll);
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

    private void takeAll(Arrivals coming) {
        for (PiecePage page = coming.pages.poll(); page != null; page = coming.pages.poll()) {
            take(page);
        }
        if (coming.tooMany) {
            // What was left out is brought again, from where this stands.
            coming.close();
            arrivals = Optional.empty();
        }
    }

    private void take(PiecePage page) {
        waiting.addAll(page.pieces());
        cursor = page.cursor();
    }

    @Override
    public void close() {
        arrivals.ifPresent(Arrivals::close);
    }

    /** What has been brought since somebody last looked; no more than a while of it, if nobody looks. */
    private static final class Arrivals implements Consumer<PiecePage>, AutoCloseable {

        private static final int MOST_PAGES = 2_000;

        private final Runnable onArrival;
        private final Queue<PiecePage> pages = new LinkedBlockingQueue<>(MOST_PAGES);
        private Optional<EventTransport.Following> following = Optional.empty();
        private volatile boolean tooMany;

        Arrivals(Runnable onArrival) {
            this.onArrival = onArrival;
        }

        @Override
        public void accept(PiecePage page) {
            if (tooMany || !pages.offer(page)) {
                tooMany = true;
            }
            onArrival.run();
        }

        boolean hasNews() {
            return tooMany || !pages.isEmpty();
        }

        @Override
        public void close() {
            following.ifPresent(EventTransport.Following::close);
        }
    }
}
