package io.agentee.temporal.connection;

import io.agentee.temporal.config.ConnectionConfig.Timeouts;
import java.time.Duration;

/**
 * How long calls of a connection try.
 *
 * @param attempt one attempt of a unary call
 * @param retries how long failed attempts are repeated
 * @param query one attempt of a query
 * @param waiting which calls wait for the connection while it is down
 */
record Patience(Duration attempt, Duration retries, Duration query, WaitForTemporal waiting) {
    private static final Duration WORKER_ATTEMPT = Duration.ofSeconds(10);
    /** What a worker has to report is worth waiting for: a lost report is work done twice. */
    private static final Duration WORKER_RETRIES = Duration.ofMinutes(10);

    static Patience ofCallers(Timeouts timeouts) {
        return new Patience(timeouts.rpc(), timeouts.retry(), timeouts.query(), WaitForTemporal.LONG_POLLS);
    }

    static Patience ofWorkers() {
        return new Patience(WORKER_ATTEMPT, WORKER_RETRIES, WORKER_ATTEMPT, WaitForTemporal.EVERY_CALL);
    }
}
