package io.agentee.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.approval.WaitingRuns;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.Footprint;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Servers;
import io.agentee.server.wildfly.WildFlyServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** B7: runs that wait for humans, 5,000 against 50: what they take of the worker, and how long a page of the inbox takes. */
@ExtendWith(Servers.class)
class ParkedApprovalsBench {

    private static final int FEW = 50;
    private static final int MANY = 5_000;
    private static final int CACHED_WORKFLOWS = 40;
    private static final int PAGES = 100;
    private static final int PAGE = 200;
    private static final String INBOX = "/api/v1/approvals?agent=" + WaitingRuns.AGENT + "&limit=";

    private final Landscape landscape;
    private final HttpApi api;

    ParkedApprovalsBench(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    @Test
    void fiveThousandAgainstFifty() throws IOException {
        landscape.worker().stop();
        try (WildFlyServer worker = landscape.workerWithCacheOf("small-cache", CACHED_WORKFLOWS)) {
            worker.start();
            WaitingRuns runs = new WaitingRuns(landscape);
            runs.start(FEW, FEW);
            pages();
            Delays fewPages = pages();
            Footprint few = Footprint.of(worker);
            runs.start(MANY - FEW, MANY);
            Delays manyPages = pages();
            Footprint many = Footprint.of(worker);
            long began = System.nanoTime();
            int approved = approveAll(runs);
            double seconds = (System.nanoTime() - began) / 1e9;

            new Report("B7")
                    .delays("page of 25, 50 runs", fewPages)
                    .delays("page of 25, 5,000 runs", manyPages)
                    .figure("page of 25, ratio of the p95", manyPages.percentile(0.95) / fewPages.percentile(0.95))
                    .figure("threads of the worker, 50 runs", few.threads())
                    .figure("threads of the worker, 5,000 runs", many.threads())
                    .figure("KiB of heap for each further run", (many.heap() - few.heap()) / 1024.0 / (MANY - FEW))
                    .figure("approved", approved)
                    .figure("approved in a second", approved / seconds)
                    .publish();
        }
    }

    private Delays pages() {
        Delays delays = new Delays();
        for (int i = 0; i < PAGES; i++) {
            long began = System.currentTimeMillis();
            assertThat(api.get(INBOX + 25).body().path("items")).hasSize(25);
            delays.addSince(began);
        }
        return delays;
    }

    private int approveAll(WaitingRuns runs) {
        int approved = 0;
        while (runs.count() > 0) {
            List<CompletableFuture<Answer>> decisions = new ArrayList<>();
            for (JsonNode item : api.get(INBOX + PAGE).body().path("items")) {
                String path = "/api/v1/approvals/" + item.path("approvalId").asText() + "/decision";
                decisions.add(api.postLater(path, "{\"decision\": \"approve\"}"));
            }
            approved += (int) decisions.stream()
                    .filter(decision -> decision.join().status() == 200)
                    .count();
        }
        Awaitility.await().until(() -> runs.count() == 0);
        return approved;
    }
}
