package io.agentee.server.runs;

import java.time.Duration;

/**
 * How long a watcher waits.
 *
 * @param longest for the end of a run
 * @param unreachable for a server that does not answer
 * @param silence for the next line of a connection; the server sends a comment every 15 seconds
 * @param pause before it connects again
 */
record Waits(Duration longest, Duration unreachable, Duration silence, Duration pause) {

    /** An autonomous run may take an hour, and a human may be asked; then the watcher goes home and the run goes on. */
    static Waits ordinary() {
        return new Waits(Duration.ofHours(2), Duration.ofMinutes(2), Duration.ofSeconds(40), Duration.ofMillis(300));
    }
}
