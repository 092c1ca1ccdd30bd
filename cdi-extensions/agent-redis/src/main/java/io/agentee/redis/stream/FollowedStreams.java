package io.agentee.redis.stream;

import io.agentee.api.run.RunId;
import io.agentee.redis.connection.RedisLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.client.protocol.RedisCommands;

/** What is asked of Redis for those who follow runs. Used on the loop. */
public final class FollowedStreams {

    private static final Duration BLOCK = Duration.ofSeconds(5);
    private static final Duration WAKE_EXPIRY = Duration.ofMinutes(1);

    /** Which of the streams have neither the entry of this id nor a later one. */
    private static final String WITHOUT = """
            local without = {}
            for i, stream in ipairs(KEYS) do
              if #redis.call('XRANGE', stream, ARGV[i], '+', 'COUNT', 1) == 0 then
                without[#without + 1] = i
              end
            end
            return without
            """;

    private final RedisLink waiting;
    private final RunStreams streams;
    private final String wakeKey;
    private EntryId wakePosition = EntryId.BEGINNING;
    private boolean waking;

    /**
     * @param waiting the connection that waits for more
     * @param streams the streams
     */
    public FollowedStreams(RedisLink waiting, RunStreams streams) {
        this.waiting = waiting;
        this.streams = streams;
        this.wakeKey = streams.keys().wake(UUID.randomUUID().toString());
    }

    /** Tells the followers whether Redis still has what they know. */
    CompletableFuture<?> settle(List<Follower> followers) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(WITHOUT);
        parameters.add(followers.size());
        followers.forEach(follower -> parameters.add(streams.keys().events(follower.runId())));
        followers.forEach(follower -> parameters.add(follower.position()));
        CompletableFuture<List<Object>> answer =
                waiting.send(RedisLink.TIMEOUT, RedisCommands.EVAL_LIST, parameters.toArray());
        return answer.thenAccept(found -> {
            Set<Object> without = new HashSet<>(found);
            for (int i = 0; i < followers.size(); i++) {
                followers.get(i).settle(without.contains((long) i + 1));
            }
        });
    }

    /** Waits until there is more after any of these positions, a follower has come, or some seconds have passed. */
    CompletableFuture<Map<RunId, List<Entry>>> await(Map<RunId, EntryId> positions) {
        List<Object> parameters =
                new ArrayList<>(List.of("COUNT", RunStreams.PAGE, "BLOCK", BLOCK.toMillis(), "STREAMS", wakeKey));
        positions.keySet().forEach(runId -> parameters.add(streams.keys().events(runId)));
        parameters.add(wakePosition);
        parameters.addAll(positions.values());
        CompletableFuture<Map<String, Map<StreamMessageId, Map<Object, Object>>>> answer =
                waiting.send(BLOCK.plus(RedisLink.TIMEOUT), RedisCommands.XREAD_BLOCKING, parameters.toArray());
        return answer.thenApply(found -> read(positions.keySet(), found));
    }

    private Map<RunId, List<Entry>> read(
            Collection<RunId> runIds, Map<String, Map<StreamMessageId, Map<Object, Object>>> found) {
        waking = false;
        for (StreamMessageId id : found.getOrDefault(wakeKey, Map.of()).keySet()) {
            wakePosition = EntryId.of(id);
        }
        Map<RunId, List<Entry>> entries = new HashMap<>();
        for (RunId runId : runIds) {
            Map<StreamMessageId, Map<Object, Object>> some =
                    found.get(streams.keys().events(runId));
            if (some != null) {
                entries.put(runId, streams.format().read(runId, some));
            }
        }
        return entries;
    }

    /** Lets the command that waits end at once. */
    void wake() {
        if (!waking) {
            waking = true;
            var unused = streams.link()
                    .send(RedisLink.TIMEOUT, RedisCommands.XADD_VOID, wakeKey, "MAXLEN", 1, "*", "w", "")
                    .thenCompose(added -> streams.link()
                            .send(RedisLink.TIMEOUT, RedisCommands.PEXPIRE, wakeKey, WAKE_EXPIRY.toMillis()));
        }
    }

    /** Redis was away, and may have lost what it knew. */
    void forget() {
        waking = false;
        wakePosition = EntryId.BEGINNING;
    }
}
