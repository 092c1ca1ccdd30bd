package io.agentee.redis.connection;

import static io.agentee.redis.RedisMessages.LOG;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisNoScriptException;
import org.redisson.client.RedisTimeoutException;

/** Whether Redis can be reached, as the log is told: not each time that it cannot, but when that changes. */
public final class Reachability {

    private static final Duration BETWEEN_REFUSALS = Duration.ofMinutes(1);

    private final URI address;
    private final Set<RedisLink> failing = new HashSet<>();
    private @Nullable Long lastRefusal;

    /**
     * @param address where Redis is
     */
    public Reachability(URI address) {
        this.address = address;
    }

    void notReached(RedisLink link, Throwable cause) {
        if (failing.isEmpty()) {
            LOG.unreachable(address, reason(cause));
        }
        failing.add(link);
    }

    void reached(RedisLink link) {
        if (failing.remove(link) && failing.isEmpty()) {
            LOG.reachableAgain(address);
        }
    }

    void commandFailed(Throwable cause) {
        long now = System.nanoTime();
        boolean saidLately = lastRefusal != null && now - lastRefusal < BETWEEN_REFUSALS.toNanos();
        if (isRefusal(cause) && !saidLately) {
            lastRefusal = now;
            LOG.refused(address, reason(cause));
        }
    }

    private static boolean isRefusal(Throwable cause) {
        return cause instanceof RedisException
                && !(cause instanceof RedisConnectionException)
                && !(cause instanceof RedisTimeoutException)
                && !(cause instanceof RedisNoScriptException);
    }

    /** What went wrong at first, without the command that Redisson adds: that one holds what the model says. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        if (message == null) {
            return root.getClass().getSimpleName();
        }
        int details = message.indexOf(". channel: ");
        return details < 0 ? message : message.substring(0, details);
    }
}
