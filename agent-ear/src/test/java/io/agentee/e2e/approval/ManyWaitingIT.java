package io.agentee.e2e.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.Footprint;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Servers;
import io.agentee.server.wildfly.WildFlyServer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs that wait cost a worker nothing: no thread and no memory for each. */
@ExtendWith(Servers.class)
class ManyWaitingIT {

    private static final int FEW = 200;
    private static final int MANY = 1_000;
    private static final String WAITING = "/api/v1/approvals?limit=200&agent=" + WaitingRuns.AGENT;

    private final Landscape landscape;
    private final HttpApi api;

    ManyWaitingIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    @Test
    void aThousandWaitingRunsTakeNoMoreThanTwoHundred() {
        landscape.worker().stop();
        try (WildFlyServer worker = landscape.workerWithCacheOf("small-cache", 100)) {
            worker.start();
            WaitingRuns runs = new WaitingRuns(landscape);
            runs.start(FEW, FEW);
            Footprint few = Footprint.of(worker);

            runs.start(MANY - FEW, MANY);
            Footprint many = Footprint.of(worker);

            assertThat(many.threads()).isLessThanOrEqualTo(few.threads() + 30);
            assertThat(many.heap()).isLessThanOrEqualTo(few.heap() + (MANY - FEW) * 10_000L);
            assertThat(everyPage()).hasSizeGreaterThanOrEqualTo(MANY);
        }
    }

    private Set<String> everyPage() {
        Set<String> ids = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page = page(cursor);
            page.path("items").forEach(item -> ids.add(item.path("approvalId").asText()));
            cursor = page.has("nextCursor")
                    ? "&cursor=" + page.path("nextCursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        return ids;
    }

    /** A busy Temporal may say that it cannot answer in time. */
    private JsonNode page(String cursor) {
        return await("page of the inbox")
                .until(() -> api.get(WAITING + cursor), answer -> answer.status() == 200)
                .body();
    }
}
