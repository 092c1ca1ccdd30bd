package io.agentee.redis.stream;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.EventSettings;
import io.agentee.api.transport.ModelAttempt;
import io.agentee.api.transport.PiecePage;
import io.agentee.redis.connection.LuaScript;
import io.agentee.redis.connection.RedisLink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.client.protocol.RedisCommands;

/** The streams of the runs, each entry with some pieces of one attempt. Used on the loop. */
public final class RunStreams {

    /** What is read at one go of one run. */
    static final int PAGE = 500;

    private static final Duration READ_TIMEOUT = Duration.ofMillis(1_900);

    /**
     * An attempt's first entry drops what is too old. Any other one is added only if the attempt's entry before it is
     * still there: if it is not, Redis has lost more than that one, and the answer is no id.
     */
    private static final LuaScript APPEND = LuaScript.of("""
            local stream, before, content, length, retention, keep = KEYS[1], unpack(ARGV)
            if before == '' then
              local oldest = math.max(redis.call('TIME')[1] * 1000 - retention, 0)
              redis.call('XTRIM', stream, 'MINID', string.format('%.0f', oldest))
            elseif #redis.call('XRANGE', stream, before, before) == 0 then
              return false
            end
            local id = redis.call('XADD', stream, 'MAXLEN', '~', length, '*', 'p', content)
            if keep == '1' then
              redis.call('PEXPIRE', stream, retention)
            end
            return id
            """);

    private final RedisLink link;
    private final StreamKeys keys;
    private final Duration retention;
    private final int maxLength;
    private final EntryFormat format = new EntryFormat();

    /**
     * @param link the connection
     * @param keys the names of the streams
     * @param settings how much is kept, and how long
     */
    public RunStreams(RedisLink link, StreamKeys keys, EventSettings settings) {
        this.link = link;
        this.keys = keys;
        this.retention = settings.retention();
        this.maxLength = settings.maxLength();
    }

    RedisLink link() {
        return link;
    }

    StreamKeys keys() {
        return keys;
    }

    EntryFormat format() {
        return format;
    }

    /**
     * Adds an entry.
     *
     * @param before the id of the attempt's entry before it, empty if it is the first
     * @param keep whether the stream is to be kept for the whole retention from now on
     * @return the id; null if the entry before is gone
     */
    CompletableFuture<@Nullable String> append(
            ModelAttempt attempt, String before, List<AnswerPiece> pieces, boolean keep) {
        return APPEND.run(
                link,
                keys.events(attempt.runId()),
                before,
                EntryFormat.write(attempt, pieces),
                maxLength,
                retention.toMillis(),
                keep ? 1 : 0);
    }

    /** How often a stream that is written to is told to live on. */
    Duration keepInterval() {
        Duration often = retention.dividedBy(4);
        Duration seldom = Duration.ofSeconds(5);
        return often.compareTo(seldom) < 0 ? often : seldom;
    }

    /** Reads a page. */
    public CompletableFuture<PiecePage> read(RunId runId, String cursor) {
        EntryId position = EntryId.ofCursor(cursor);
        CompletableFuture<Map<StreamMessageId, Map<Object, Object>>> answer =
                link.send(READ_TIMEOUT, RedisCommands.XRANGE, keys.events(runId), "(" + position, "+", "COUNT", PAGE);
        return answer.thenApply(found -> {
            List<Entry> entries = format.read(runId, found);
            return entries.isEmpty()
                    ? new PiecePage(List.of(), cursor, true)
                    : Entry.page(entries, entries.size() < PAGE);
        });
    }
}
