package io.agentee.redis.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisConnection;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.codec.StringCodec;
import org.redisson.client.protocol.CommandData;
import org.redisson.client.protocol.RedisCommand;

/**
 * One connection to Redis, made again whenever it breaks. Commands are sent in order, and each only once: whoever sent
 * one knows best whether to send it again. Used on the loop.
 */
public final class RedisLink {

    /** What Redis may take for a command. */
    public static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(1);
    private static final Duration AFTER_REFUSAL = Duration.ofMillis(250);

    private final RedisConnector connector;
    private final RedisThreads threads;
    private final Reachability reachability;
    private final Unanswered unanswered;
    private final Set<Runnable> waiting = new LinkedHashSet<>();
    /** Open while a connection is made for the first time or again, failed while none can be made. */
    private CompletableFuture<RedisConnection> connection = new CompletableFuture<>();

    private Duration backoff = SHORT;
    private long connectedAt;
    private boolean closed;

    /**
     * @param connector makes the connections
     * @param threads the loop
     * @param reachability is told whether that succeeds
     */
    public RedisLink(RedisConnector connector, RedisThreads threads, Reachability reachability) {
        this.connector = connector;
        this.threads = threads;
        this.reachability = reachability;
        this.unanswered = new Unanswered(threads, reachability);
    }

    /** Begins to connect. */
    public void open() {
        if (!closed) {
            connector.connect(this::ended).whenCompleteAsync(this::connected, threads);
        }
    }

    /** Whether there is no connection, and the last attempt to make one failed. */
    public boolean isDown() {
        return connection.isCompletedExceptionally();
    }

    /**
     * Sends a command. Fails when Redis refuses it or does not answer in time; at once when the link is down.
     *
     * @param timeout for everything, including a connection that is being made
     */
    public <T, R extends @Nullable Object> CompletableFuture<R> send(
            Duration timeout, RedisCommand<T> command, Object... parameters) {
        CompletableFuture<R> answer = unanswered.await(timeout, this::disconnect);
        var unused = connection.whenComplete((made, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(failure);
            } else if (!answer.isDone()) {
                issue(made, new CommandData<>(answer, StringCodec.INSTANCE, command, parameters));
            }
        });
        return answer;
    }

    private static <T, R extends @Nullable Object> void issue(RedisConnection connection, CommandData<T, R> command) {
        var unused = connection.send(command).addListener(written -> {
            if (!written.isSuccess()) {
                command.tryFailure(written.cause());
            }
        });
    }

    /** Gives up a connection that does not answer. */
    private void disconnect() {
        if (isUp()) {
            var unused = connection.join().closeAsync();
        }
    }

    private boolean isUp() {
        return connection.isDone() && !isDown();
    }

    /** Runs a task when it is worth trying again what failed: when the link is back, or soon if it is up. */
    public void retry(Runnable task) {
        if (closed) {
            return;
        }
        waiting.add(task);
        if (isUp()) {
            threads.schedule(() -> runIfWaiting(task), AFTER_REFUSAL);
        }
    }

    private void runIfWaiting(Runnable task) {
        if (waiting.remove(task)) {
            task.run();
        }
    }

    /** Forgets a task that was to be run. */
    public void forget(Runnable task) {
        waiting.remove(task);
    }

    private void connected(@Nullable RedisConnection made, @Nullable Throwable failure) {
        if (made == null) {
            failed(failure);
        } else if (closed) {
            var unused = made.closeAsync();
        } else if (made.isClosed()) {
            failed(lost());
        } else {
            backoff = SHORT;
            connectedAt = System.nanoTime();
            reachability.reached(this);
            if (!connection.complete(made)) {
                connection = CompletableFuture.completedFuture(made);
            }
            runWaiting();
        }
    }

    private void failed(@Nullable Throwable failure) {
        if (closed) {
            return;
        }
        RedisConnectionException cause = new RedisConnectionException("Redis cannot be reached", failure);
        reachability.notReached(this, cause);
        if (!connection.completeExceptionally(cause)) {
            connection = CompletableFuture.failedFuture(cause);
        }
        threads.schedule(this::open, backoff);
        backoff = backoff.multipliedBy(2).compareTo(LONG) < 0 ? backoff.multipliedBy(2) : LONG;
    }

    /** Told of every connection that ends, also of those that were never used. */
    private void ended(RedisConnection ended) {
        if (closed || !isUp() || connection.join() != ended) {
            return;
        }
        connection = new CompletableFuture<>();
        unanswered.failAll(lost());
        boolean lastedLong = System.nanoTime() - connectedAt > LONG.toNanos();
        threads.schedule(this::open, lastedLong ? Duration.ZERO : LONG);
    }

    private void runWaiting() {
        List<Runnable> tasks = new ArrayList<>(waiting);
        waiting.clear();
        tasks.forEach(Runnable::run);
    }

    /** Ends the connection; the link is then down for ever, which those who wait are told. */
    public void close() {
        closed = true;
        disconnect();
        RedisConnectionException cause = new RedisConnectionException("closed");
        if (!connection.completeExceptionally(cause)) {
            connection = CompletableFuture.failedFuture(cause);
        }
        unanswered.failAll(cause);
        runWaiting();
    }

    private static RedisConnectionException lost() {
        return new RedisConnectionException("the connection was lost");
    }
}
