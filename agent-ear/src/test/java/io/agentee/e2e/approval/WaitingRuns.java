package io.agentee.e2e.approval;

import static org.awaitility.Awaitility.await;

import io.agentee.e2e.servers.Landscape;
import java.time.Duration;
import java.util.Collections;

/**
 * Runs of the agent {@code sealed} that wait for humans for a day, and that only administrators and auditors find in their
 * inbox: they are not to stand in the way of other tests.
 *
 * @param landscape where they run
 */
public record WaitingRuns(Landscape landscape) {

    /** The agent. */
    public static final String AGENT = "sealed";

    /** Starts this many more of ada's, and waits until at least so many wait altogether. */
    public void start(int more, int altogether) {
        landscape.api().as("ada").startAll(AGENT, Collections.nCopies(more, Scripts.append("never")));
        await("waiting runs")
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> count() >= altogether);
    }

    /** How many wait, as far as Temporal's lists know. */
    public long count() {
        return landscape.temporalView().count("AgenteeAgent='" + AGENT + "' AND AgenteeState='awaiting-approval'");
    }
}
