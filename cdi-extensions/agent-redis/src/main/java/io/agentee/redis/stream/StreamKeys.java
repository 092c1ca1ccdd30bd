package io.agentee.redis.stream;

import io.agentee.api.run.RunId;

/**
 * The names of the keys. The part in braces makes a Redis cluster keep all of them in one place, which reading several
 * streams at once needs; braces in the prefix come first, and serve as well.
 *
 * @param prefix what all of them begin with
 */
public record StreamKeys(String prefix) {

    /** The stream of a run: {@code <prefix>{events}:<run id>}. */
    public String events(RunId runId) {
        return prefix + "{events}:" + runId;
    }

    /** The stream that ends a server's wait: {@code <prefix>{events}.wake:<server>}. */
    public String wake(String server) {
        return prefix + "{events}.wake:" + server;
    }
}
