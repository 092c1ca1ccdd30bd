package io.agentee.redis.stream;

import static io.agentee.redis.RedisMessages.LOG;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.PiecePage;
import io.agentee.redis.connection.RedisLink;
import io.agentee.redis.connection.RedisThreads;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Those of this server who follow runs. They share one connection on which one command at a time waits for more of any of
 * their runs, from where the one who is least far has come; who is further drops what it has.
 */
public final class RunFollowers {

    private static final Duration BETWEEN_SETTLING = Duration.ofSeconds(5);

    /** So many streams are asked for within a millisecond at most: Redis looks at each of them every time. */
    private static final int STREAMS_PER_MILLISECOND = 500;

    private final FollowedStreams streams;
    private final RedisLink link;
    private final RedisThreads threads;
    private final FollowersByRun followers = new FollowersByRun();
    private final Runnable goOn = this::goOn;
    private boolean opened;
    private boolean reading;
    private boolean closed;
    private long settledAt = System.nanoTime();

    /**
     * @param streams what is followed
     * @param link the connection that waits
     * @param threads the loop
     */
    public RunFollowers(FollowedStreams streams, RedisLink link, RedisThreads threads) {
        this.streams = streams;
        this.link = link;
        this.threads = threads;
    }

    /** Adds a follower; on any thread. */
    public EventTransport.Following follow(RunId runId, String cursor, Consumer<PiecePage> listener) {
        Follower follower =
                new Follower(runId, cursor, listener, gone -> threads.execute(() -> followers.remove(gone)));
        threads.execute(() -> add(follower));
        return follower;
    }

    private void add(Follower follower) {
        if (closed || follower.isClosed()) {
            return;
        }
        followers.add(follower);
        if (!opened) {
            opened = true;
            link.open();
        }
        if (reading) {
            // What waits now does not wait for this run. One who leaves needs no such haste.
            streams.wake();
        } else {
            goOn();
        }
    }

    private void goOn() {
        reading = !closed && followers.runs() > 0;
        if (reading) {
            var unused = settle().whenComplete((settled, failure) -> {
                if (failure == null) {
                    read(followers.positions());
                } else {
                    failed();
                }
            });
        }
    }

    private void read(Map<RunId, EntryId> positions) {
        var unused = streams.await(positions).whenComplete((entries, failure) -> {
            if (failure == null) {
                entries.forEach(
                        (runId, some) -> deliver(runId, positions.getOrDefault(runId, EntryId.BEGINNING), some));
                pause();
            } else {
                failed();
            }
        });
    }

    private void pause() {
        int milliseconds = followers.runs() / STREAMS_PER_MILLISECOND;
        if (milliseconds == 0) {
            goOn();
        } else {
            threads.schedule(goOn, Duration.ofMillis(milliseconds));
        }
    }

    private void failed() {
        followers.all().forEach(Follower::unsettle);
        streams.forget();
        link.retry(goOn);
    }

    /**
     * Lets begin anew those whose last entry Redis no longer has, nor any after it. Asked when a follower comes, when
     * Redis was away, and from time to time, since nothing else tells of a stream that has vanished meanwhile.
     */
    private CompletableFuture<?> settle() {
        long now = System.nanoTime();
        if (now - settledAt > BETWEEN_SETTLING.toNanos()) {
            settledAt = now;
            followers.all().forEach(Follower::unsettle);
        }
        List<Follower> unsettled =
                followers.all().stream().filter(Follower::needsSettling).toList();
        return unsettled.isEmpty() ? CompletableFuture.completedFuture(null) : streams.settle(unsettled);
    }

    /** Tells those who were waited for: who came meanwhile may be less far than what was asked for. */
    private void deliver(RunId runId, EntryId after, List<Entry> entries) {
        Map<Integer, PiecePage> pages = new HashMap<>();
        for (Follower follower : followers.of(runId)) {
            if (follower.position().compareTo(after) >= 0) {
                deliver(follower, entries, pages);
            }
        }
    }

    private void deliver(Follower follower, List<Entry> entries, Map<Integer, PiecePage> pages) {
        try {
            follower.take(entries, entries.size() < RunStreams.PAGE, pages);
        } catch (RuntimeException e) {
            LOG.followerFailed(e, follower.runId().value());
            follower.close();
        }
    }

    /** Lets all followers go. */
    public void close() {
        closed = true;
        followers.clear();
        link.close();
    }
}
