package io.agentee.cdi.extension;

import io.agentee.temporal.OnePerApplication;
import io.agentee.temporal.TemporalCustomizer;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;

/**
 * How often workers show that they are alive. Temporal tells when a worker last began or ended a poll, and polls last
 * for a minute by default: for that long a worker that has gone would look like one that is idle, and runs that somebody
 * waits for would be started for nobody.
 */
@OnePerApplication
class PollRhythm implements TemporalCustomizer {

    /** How long ago a worker that is there can have polled at the most, with some time to spare. */
    static final Duration FRESHNESS = Duration.ofSeconds(15);

    /** Temporal answers a second before the time is over, and warns of less than ten. */
    private static final Duration LONG_POLL = Duration.ofSeconds(12);

    @Override
    public void serviceStubs(WorkflowServiceStubsOptions.Builder options) {
        options.setRpcLongPollTimeout(LONG_POLL);
    }
}
