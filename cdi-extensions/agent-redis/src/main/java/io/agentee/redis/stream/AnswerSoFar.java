package io.agentee.redis.stream;

import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerPiece.Channel;
import io.agentee.api.transport.AnswerPiece.Delta;
import io.agentee.api.transport.AnswerPiece.End;
import io.agentee.api.transport.ModelAttempt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All that an attempt has said, and how much of it is stored. It takes the memory of the texts, however long Redis is away. */
final class AnswerSoFar {

    private final ModelAttempt attempt;
    private final Map<Channel, StringBuilder> texts = new EnumMap<>(Channel.class);
    private final Map<Channel, Integer> stored = new EnumMap<>(Channel.class);
    private boolean ended;
    private boolean endStored;
    private long timestamp;

    AnswerSoFar(ModelAttempt attempt) {
        this.attempt = attempt;
        for (Channel channel : Channel.values()) {
            texts.put(channel, new StringBuilder());
        }
    }

    void add(AnswerPiece piece) {
        timestamp = piece.timestamp();
        if (piece instanceof Delta delta) {
            text(delta.channel()).append(delta.text());
        } else {
            ended = true;
        }
    }

    /** What is not stored, in as few pieces as possible. */
    List<AnswerPiece> missing() {
        List<AnswerPiece> missing = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            int from = stored.getOrDefault(channel, 0);
            String text = text(channel).substring(from);
            if (!text.isEmpty()) {
                missing.add(new Delta(attempt, channel, from, text, timestamp));
            }
        }
        if (ended && !endStored) {
            missing.add(new End(attempt, timestamp));
        }
        return missing;
    }

    void stored(List<AnswerPiece> pieces) {
        for (AnswerPiece piece : pieces) {
            if (piece instanceof Delta delta) {
                stored.put(delta.channel(), delta.offset() + delta.text().length());
            } else {
                endStored = true;
            }
        }
    }

    /** Nothing is stored any more. */
    void lost() {
        stored.clear();
        endStored = false;
    }

    private StringBuilder text(Channel channel) {
        return texts.computeIfAbsent(channel, unused -> new StringBuilder());
    }
}
