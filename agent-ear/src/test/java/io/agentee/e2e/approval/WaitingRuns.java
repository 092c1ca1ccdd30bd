package io.agentee.e2e.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Runs of the agent {@code sealed} that wait for humans for a day, and that only administrators and auditors find in their
 * inbox: they are not to stand in the way of other tests.
 *
 * @param landscape where they run
 */
public record WaitingRuns(Landscape landscape) {

    /** The agent. */
    public static final String AGENT = "sealed";

    private static final int AT_A_TIME = 20;

    /** Starts this many more of ada's, and waits until at least so many wait altogether. */
    public void start(int more, int altogether) {
        HttpApi ada = landscape.api().as("ada");
        String body = HttpApi.bodyOf(Scripts.append("never"));
        for (int started = 0; started < more; started += AT_A_TIME) {
            List<CompletableFuture<Answer>> batch = new ArrayList<>();
            for (int i = 0; i < AT_A_TIME; i++) {
                batch.add(ada.postLater(HttpApi.runsOf(AGENT), body));
            }
            batch.forEach(answer -> assertThat(answer.join().status()).isEqualTo(202));
        }
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
