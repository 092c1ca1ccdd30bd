package io.agentee.redis.stream;

import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerWriter;
import io.agentee.api.transport.ModelAttempt;
import io.agentee.redis.connection.RedisLink;
import io.agentee.redis.connection.RedisThreads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Writes an answer to the stream of its run. One entry is on its way at a time; what comes meanwhile goes into the next.
 * When that fails, the pieces are dropped, and what is missing is taken from the texts as soon as Redis is back: all of
 * them, if Redis came back without them.
 */
public final class StreamWriter implements AnswerWriter {

    private static final int MOST_PIECES = 64;
    private static final Duration FLUSH_TIME = Duration.ofMillis(500);

    private final ModelAttempt attempt;
    private final RunStreams streams;
    private final RedisLink link;
    private final RedisThreads threads;
    private final AnswerSoFar answer;
    private final Queue<AnswerPiece> pending = new ArrayDeque<>();
    private final CompletableFuture<@Nullable Void> flushed = new CompletableFuture<>();
    private final Runnable resume = this::resume;
    private String lastEntry = "";
    private long keptAt;
    /** Whether what is missing must be taken from the texts. */
    private boolean behind;

    private boolean sending;
    private boolean waiting;
    private boolean flushing;
    private boolean released;
    private boolean ended;

    /**
     * @param attempt whose answer it is
     * @param streams where it goes
     * @param link the connection of the streams
     * @param threads the loop
     */
    public StreamWriter(ModelAttempt attempt, RunStreams streams, RedisLink link, RedisThreads threads) {
        this.attempt = attempt;
        this.streams = streams;
        this.link = link;
        this.threads = threads;
        this.answer = new AnswerSoFar(attempt);
    }

    @Override
    public void write(AnswerPiece piece) {
        threads.execute(() -> take(piece));
    }

    @Override
    public CompletionStage<Void> flush() {
        return threads.call(this::beginFlush).exceptionally(closed -> null);
    }

    private void take(AnswerPiece piece) {
        if (flushing || ended) {
            return;
        }
        answer.add(piece);
        if (!behind) {
            pending.add(piece);
        }
        goOn();
    }

    private CompletableFuture<@Nullable Void> beginFlush() {
        flushing = true;
        threads.schedule(this::release, FLUSH_TIME);
        goOn();
        return flushed;
    }

    /** Nobody waits any longer. What Redis takes without trouble still arrives, for those who follow. */
    private void release() {
        released = true;
        flushed.complete(null);
        goOn();
    }

    private void goOn() {
        if (sending || ended) {
            return;
        }
        if (pending.isEmpty() && !behind) {
            endIfFlushing();
        } else if (link.isDown()) {
            fallBehind();
            waitForRedis();
            endIfFlushing();
        } else if (!waiting) {
            send(nextBatch());
        } else if (released) {
            end();
        }
    }

    private List<AnswerPiece> nextBatch() {
        if (behind) {
            behind = false;
            return answer.missing();
        }
        List<AnswerPiece> batch = new ArrayList<>();
        while (batch.size() < MOST_PIECES && !pending.isEmpty()) {
            batch.add(pending.remove());
        }
        return batch;
    }

    private void send(List<AnswerPiece> batch) {
        sending = true;
        long now = System.nanoTime();
        boolean keep =
                lastEntry.isEmpty() || now - keptAt > streams.keepInterval().toNanos();
        keptAt = keep ? now : keptAt;
        var unused = streams.append(attempt, lastEntry, batch, keep).whenComplete((id, failure) -> {
            sending = false;
            if (failure == null) {
                sent(batch, id);
            } else {
                fallBehind();
                waitForRedis();
            }
            goOn();
        });
    }

    private void sent(List<AnswerPiece> batch, @Nullable String id) {
        if (id == null) {
            answer.lost();
            lastEntry = "";
            fallBehind();
        } else {
            answer.stored(batch);
            lastEntry = id;
        }
    }

    private void fallBehind() {
        pending.clear();
        behind = true;
    }

    private void waitForRedis() {
        if (!waiting) {
            waiting = true;
            link.retry(resume);
        }
    }

    private void resume() {
        waiting = false;
        goOn();
    }

    private void endIfFlushing() {
        if (flushing) {
            end();
        }
    }

    private void end() {
        ended = true;
        pending.clear();
        link.forget(resume);
        flushed.complete(null);
    }
}
