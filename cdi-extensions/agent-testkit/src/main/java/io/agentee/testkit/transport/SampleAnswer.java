package io.agentee.testkit.transport;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerPiece.Channel;
import io.agentee.api.transport.AnswerWriter;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.ModelAttempt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** An answer that is made up and written piece by piece; it knows what it wrote. Used by one thread. */
public final class SampleAnswer {

    private static final long TIMESTAMP = 1_767_225_600_000L;
    private static final int PATIENCE_SECONDS = 20;

    private final ModelAttempt attempt;
    private final AnswerWriter writer;
    private final List<AnswerPiece> written = new ArrayList<>();
    private final Map<Channel, Integer> offsets = new EnumMap<>(Channel.class);

    private SampleAnswer(ModelAttempt attempt, AnswerWriter writer) {
        this.attempt = attempt;
        this.writer = writer;
    }

    /** The id of a run that nobody else uses. */
    public static RunId newRun() {
        return new RunId("run-" + UUID.randomUUID());
    }

    /** The first attempt of a run's first call. */
    public static SampleAnswer begin(EventTransport transport, RunId runId) {
        return begin(transport, new ModelAttempt(runId, "execution-1", 1, 1));
    }

    /** An answer by the given attempt. */
    public static SampleAnswer begin(EventTransport transport, ModelAttempt attempt) {
        return new SampleAnswer(attempt, transport.writer(attempt));
    }

    /** Writes more text. */
    public SampleAnswer text(String text) {
        return delta(Channel.TEXT, text);
    }

    /** Writes more reasoning. */
    public SampleAnswer reasoning(String text) {
        return delta(Channel.REASONING, text);
    }

    /** Writes many small pieces of text. */
    public SampleAnswer words(int count) {
        for (int i = 0; i < count; i++) {
            text("word-" + written.size() + " ");
        }
        return this;
    }

    /** Writes the end, and waits until all of it is stored. */
    public SampleAnswer end() {
        return write(new AnswerPiece.End(attempt, nextTimestamp())).flush();
    }

    /** Waits until all that was written is stored. Nothing is written afterwards. */
    public SampleAnswer flush() {
        try {
            writer.flush().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return this;
        } catch (Exception e) {
            throw new AssertionError("flush must complete, and never fail", e);
        }
    }

    /** What was written, in order. */
    public List<AnswerPiece> written() {
        return List.copyOf(written);
    }

    private SampleAnswer delta(Channel channel, String text) {
        int offset = offsets.getOrDefault(channel, 0);
        offsets.put(channel, offset + text.length());
        return write(new AnswerPiece.Delta(attempt, channel, offset, text, nextTimestamp()));
    }

    private SampleAnswer write(AnswerPiece piece) {
        written.add(piece);
        writer.write(piece);
        return this;
    }

    private long nextTimestamp() {
        return TIMESTAMP + written.size();
    }
}
