package io.agentee.redis.stream;

import static io.agentee.redis.RedisMessages.LOG;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerPiece.Channel;
import io.agentee.api.transport.AnswerPiece.Delta;
import io.agentee.api.transport.AnswerPiece.End;
import io.agentee.api.transport.ModelAttempt;
import java.util.List;
import java.util.Map;
import org.redisson.api.stream.StreamMessageId;

/** What an entry holds: one field, in JSON. */
final class EntryFormat {

    /** The name of the field. */
    static final String FIELD = "p";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private boolean complained;

    /** For example {@code {"e":"0197…","m":3,"a":1,"p":[["TEXT",0,"Hel",1767225600000],["END",0,"",1767225600004]]}}. */
    record Content(
            @JsonProperty("e") String executionId,
            @JsonProperty("m") int messageCount,
            @JsonProperty("a") int attempt,
            @JsonProperty("p") List<Piece> pieces) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"kind", "offset", "text", "timestamp"})
    record Piece(Kind kind, int offset, String text, long timestamp) {

        static Piece of(AnswerPiece piece) {
            if (piece instanceof Delta delta) {
                Kind kind = delta.channel() == Channel.TEXT ? Kind.TEXT : Kind.REASONING;
                return new Piece(kind, delta.offset(), delta.text(), delta.timestamp());
            }
            return new Piece(Kind.END, 0, "", piece.timestamp());
        }

        AnswerPiece by(ModelAttempt attempt) {
            return switch (kind) {
                case TEXT -> new Delta(attempt, Channel.TEXT, offset, text, timestamp);
                case REASONING -> new Delta(attempt, Channel.REASONING, offset, text, timestamp);
                case END -> new End(attempt, timestamp);
            };
        }
    }

    enum Kind {
        TEXT,
        REASONING,
        END
    }

    static String write(ModelAttempt attempt, List<AnswerPiece> pieces) {
        Content content = new Content(
                attempt.executionId(),
                attempt.messageCount(),
                attempt.attempt(),
                pieces.stream().map(Piece::of).toList());
        try {
            return MAPPER.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("pieces can be written as JSON", e);
        }
    }

    /** Reads entries as Redisson gives them. Those that another version wrote in its own way have no pieces. */
    List<Entry> read(RunId runId, Map<StreamMessageId, Map<Object, Object>> entries) {
        return entries.entrySet().stream()
                .map(entry -> new Entry(EntryId.of(entry.getKey()), pieces(runId, entry.getValue())))
                .toList();
    }

    private List<AnswerPiece> pieces(RunId runId, Map<Object, Object> fields) {
        try {
            Content content = MAPPER.readValue(String.valueOf(fields.get(FIELD)), Content.class);
            ModelAttempt attempt =
                    new ModelAttempt(runId, content.executionId(), content.messageCount(), content.attempt());
            return content.pieces().stream().map(piece -> piece.by(attempt)).toList();
        } catch (JsonProcessingException | RuntimeException notOurs) {
            if (!complained) {
                complained = true;
                LOG.unreadable(runId.value());
            }
            return List.of();
        }
    }
}
