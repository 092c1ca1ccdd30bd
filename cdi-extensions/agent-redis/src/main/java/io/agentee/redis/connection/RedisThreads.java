package io.agentee.redis.connection;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one transport. All that concerns Redis happens on a single one, the loop, so that none of it needs a
 * lock. What may block happens on a few more, which come when they are needed and go when they are not.
 */
public final class RedisThreads implements Executor, AutoCloseable {

    private static final int BLOCKING_THREADS = 4;
    private static final long IDLE_SECONDS = 10;
    private static final long PATIENCE_SECONDS = 10;

    private final EventLoopGroup loop;
    private final ThreadPoolExecutor blocking;

    /**
     * @param threads makes the threads
     */
    public RedisThreads(ThreadFactory threads) {
        this.loop = new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory());
        this.blocking = new ThreadPoolExecutor(
                BLOCKING_THREADS,
                BLOCKING_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                threads);
        blocking.allowCoreThreadTimeOut(true);
    }

    /** Runs a task on the loop; not after the end. */
    @Override
    public void execute(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException closed) {
            // There is nothing left that the task could be about.
        }
    }

    /** Calls on the loop, and completes where it does no harm if somebody blocks then. Fails after the end. */
    public <T extends @Nullable Object> CompletionStage<T> call(Supplier<CompletableFuture<T>> task) {
        CompletableFuture<T> outside = new CompletableFuture<>();
        try {
            loop.execute(() -> {
                var unused = task.get().whenComplete((value, failure) -> complete(outside, value, failure));
            });
        } catch (RejectedExecutionException closed) {
            outside.completeExceptionally(closed);
        }
        return outside;
    }

    private <T extends @Nullable Object> void complete(
            CompletableFuture<T> outside, T value, @Nullable Throwable failure) {
        Runnable completion = () -> {
            if (failure == null) {
                outside.complete(value);
            } else {
                outside.completeExceptionally(failure);
            }
        };
        try {
            blocking.execute(completion);
        } catch (RejectedExecutionException closed) {
            completion.run();
        }
    }

    /** Runs a task on the loop after a while, unless that is after the end. */
    public void schedule(Runnable task, Duration delay) {
        try {
            var unused = loop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // There is nothing left that the task could be about.
        }
    }

    /** Where a task may block. */
    Executor blocking() {
        return blocking;
    }

    /** For netty. */
    EventLoopGroup loop() {
        return loop;
    }

    /** Does what is still to be done, then ends the threads and, unless it is called on the loop, waits for that. */
    @Override
    public void close() {
        boolean onLoop = loop.iterator().next().inEventLoop();
        var unused = loop.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            if (!onLoop) {
                loop.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            blocking.shutdown();
        }
    }
}
