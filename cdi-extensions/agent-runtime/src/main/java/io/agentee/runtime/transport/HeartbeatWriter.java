package io.agentee.runtime.transport;

import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerPiece.Channel;
import io.agentee.api.transport.AnswerWriter;
import io.agentee.api.transport.ModelAttempt;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps what a model has said for the heartbeats of its call. */
public final class HeartbeatWriter implements AnswerWriter {

    private final ModelAttempt attempt;
    private final StringBuilder reasoning = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private AnswerSoFar.Tail reasoningSent = AnswerSoFar.Tail.EMPTY;
    private AnswerSoFar.Tail textSent = AnswerSoFar.Tail.EMPTY;
    private long timestamp;

    HeartbeatWriter(ModelAttempt attempt) {
        this.attempt = attempt;
    }

    @Override
    public synchronized void write(AnswerPiece piece) {
        if (piece instanceof AnswerPiece.Delta delta) {
            (delta.channel() == Channel.REASONING ? reasoning : text).append(delta.text());
            timestamp = delta.timestamp();
        }
    }

    /** The answer itself is on its way: no heartbeat need carry the rest of it. */
    @Override
    public CompletionStage<Void> flush() {
        return CompletableFuture.completedFuture(null);
    }

    /** Whether there is something that no heartbeat has carried. */
    public synchronized boolean hasNews() {
        return !reasoning.isEmpty() || !text.isEmpty();
    }

    /** What the next heartbeat carries; empty while the model has said nothing. */
    public synchronized Optional<AnswerSoFar> next() {
        reasoningSent = reasoningSent.plus(reasoning.toString());
        textSent = textSent.plus(text.toString());
        reasoning.setLength(0);
        text.setLength(0);
        return timestamp == 0
                ? Optional.empty()
                : Optional.of(new AnswerSoFar(attempt, reasoningSent, textSent, timestamp));
    }
}
