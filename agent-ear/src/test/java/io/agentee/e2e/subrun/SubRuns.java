package io.agentee.e2e.subrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.HttpApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs and their sub-runs, as a caller of one client server sees them.
 *
 * @param api of the client server
 */
record SubRuns(HttpApi api) {

    static String path(String runId) {
        return "/api/v1/runs/" + runId;
    }

    JsonNode run(String runId) {
        return api.get(path(runId)).body();
    }

    /** Waits until the run has begun so many sub-runs, and each can be read; gives their ids in their order. */
    List<String> awaitBegun(String runId, int count) {
        return await("sub-runs of " + runId)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(
                        () -> ids(run(runId)),
                        ids -> ids.size() == count
                                && ids.stream().allMatch(id -> api.get(path(id)).status() == 200));
    }

    /** Waits until the run stands so. */
    void awaitStatus(String runId, String status) {
        await(runId + " is " + status)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> run(runId).path("status").asText().equals(status));
    }

    /** Waits until so many events of the run have come, and there are more to come. */
    void awaitEvents(String runId, int count) {
        try {
            api.watcher(runId).watch(api, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    void cancel(String runId) {
        assertThat(api.post(path(runId) + "/cancel", "").status()).isEqualTo(202);
    }

    /** The sub-runs that the run itself tells of. */
    static List<String> ids(JsonNode run) {
        return texts(run.path("subRuns"), "runId");
    }

    static List<String> statuses(JsonNode run) {
        return texts(run.path("subRuns"), "status");
    }

    static List<String> texts(JsonNode items, String field) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }
}
