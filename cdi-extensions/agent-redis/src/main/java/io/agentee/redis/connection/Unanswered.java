package io.agentee.redis.connection;

import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisReadonlyException;
import org.redisson.client.RedisTimeoutException;

/** The answers that Redis owes. None is awaited for ever. */
final class Unanswered {

    private final RedisThreads threads;
    private final Reachability reachability;
    private final Map<Long, CompletableFuture<?>> answers = new LinkedHashMap<>();
    private long last;

    Unanswered(RedisThreads threads, Reachability reachability) {
        this.threads = threads;
        this.reachability = reachability;
    }

    /**
     * A new one.
     *
     * @param timeout after which it fails
     * @param disconnect ends the connection: when it is silent, or leads to a master that has become a replica, since
     *     then the name may lead to the new master
     */
    <R extends @Nullable Object> CompletableFuture<R> await(Duration timeout, Runnable disconnect) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        long number = ++last;
        answers.put(number, answer);
        RedisTimeoutException late = new RedisTimeoutException("no answer within " + timeout);
        Future<?> deadline = threads.loop()
                .schedule(() -> answer.completeExceptionally(late), timeout.toMillis(), TimeUnit.MILLISECONDS);
        var unused = answer.whenComplete((result, failure) -> {
            deadline.cancel(false);
            answers.remove(number);
            if (failure != null) {
                reachability.commandFailed(failure);
            }
            if (failure instanceof RedisTimeoutException || failure instanceof RedisReadonlyException) {
                disconnect.run();
            }
        });
        return answer;
    }

    void failAll(Throwable failure) {
        List<CompletableFuture<?>> known = new ArrayList<>(answers.values());
        known.forEach(answer -> answer.completeExceptionally(failure));
    }
}
