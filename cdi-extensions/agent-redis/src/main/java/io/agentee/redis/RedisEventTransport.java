package io.agentee.redis;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerWriter;
import io.agentee.api.transport.EventSettings;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.ModelAttempt;
import io.agentee.api.transport.PiecePage;
import io.agentee.redis.connection.Reachability;
import io.agentee.redis.connection.RedisConnector;
import io.agentee.redis.connection.RedisLink;
import io.agentee.redis.connection.RedisThreads;
import io.agentee.redis.stream.FollowedStreams;
import io.agentee.redis.stream.RunFollowers;
import io.agentee.redis.stream.RunStreams;
import io.agentee.redis.stream.StreamKeys;
import io.agentee.redis.stream.StreamWriter;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * Carries answers through Redis Streams, one stream per run. It has two connections, of which the second is made for the
 * first follower, and works on one thread; listeners are called on that one.
 */
public final class RedisEventTransport implements EventTransport {

    private final RedisThreads threads;
    private final RedisLink link;
    private final RunStreams streams;
    private final RunFollowers followers;

    /**
     * Begins to connect.
     *
     * @param settings without problems
     * @param threadFactory makes the threads
     */
    RedisEventTransport(EventSettings settings, ThreadFactory threadFactory) {
        this.threads = new RedisThreads(threadFactory);
        RedisConnector connector = new RedisConnector(settings.redis(), threads);
        Reachability reachability = new Reachability(settings.redis().address());
        StreamKeys keys = new StreamKeys(settings.redis().keyPrefix());
        RedisLink waiting = new RedisLink(connector, threads, reachability);
        this.link = new RedisLink(connector, threads, reachability);
        this.streams = new RunStreams(link, keys, settings);
        this.followers = new RunFollowers(new FollowedStreams(waiting, streams), waiting, threads);
        threads.execute(link::open);
    }

    @Override
    public AnswerWriter writer(ModelAttempt attempt) {
        return new StreamWriter(attempt, streams, link, threads);
    }

    @Override
    public CompletionStage<PiecePage> read(RunId runId, String cursor) {
        return threads.call(() -> streams.read(runId, cursor));
    }

    @Override
    public Following follow(RunId runId, String cursor, Consumer<PiecePage> listener) {
        return followers.follow(runId, cursor, listener);
    }

    @Override
    public void close() {
        threads.execute(() -> {
            followers.close();
            link.close();
        });
        threads.close();
    }
}
