package io.agentee.redis.connection;

import io.netty.channel.EventLoopGroup;
import io.netty.util.Timeout;
import io.netty.util.Timer;
import io.netty.util.TimerTask;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Redisson's timer on the loop: netty's own takes a thread, which wakes ten times a second. */
final class LoopTimer implements Timer {

    private final EventLoopGroup loop;

    LoopTimer(EventLoopGroup loop) {
        this.loop = loop;
    }

    @Override
    public Timeout newTimeout(TimerTask task, long delay, TimeUnit unit) {
        LoopTimeout timeout = new LoopTimeout(task);
        timeout.scheduled = loop.schedule(
                () -> {
                    task.run(timeout);
                    return null;
                },
                delay,
                unit);
        return timeout;
    }

    /** Ends with the loop. */
    @Override
    public Set<Timeout> stop() {
        return Set.of();
    }

    private final class LoopTimeout implements Timeout {

        private final TimerTask task;
        private volatile @Nullable ScheduledFuture<?> scheduled;

        LoopTimeout(TimerTask task) {
            this.task = task;
        }

        @Override
        public Timer timer() {
            return LoopTimer.this;
        }

        @Override
        public TimerTask task() {
            return task;
        }

        @Override
        public boolean isExpired() {
            ScheduledFuture<?> known = scheduled;
            return known != null && known.isDone() && !known.isCancelled();
        }

        @Override
        public boolean isCancelled() {
            ScheduledFuture<?> known = scheduled;
            return known != null && known.isCancelled();
        }

        @Override
        public boolean cancel() {
            ScheduledFuture<?> known = scheduled;
            return known != null && known.cancel(false);
        }
    }
}
