package io.agentee.e2e.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.JvmDiagnostics;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Servers;
import io.agentee.e2e.servers.ThreadDump;
import io.agentee.server.wildfly.WildFlyServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs that wait cost a worker nothing: no thread and no memory for each. */
@ExtendWith(Servers.class)
class ManyWaitingIT {

    private static final int FEW = 200;
    private static final int MANY = 1_000;
    private static final int AT_A_TIME = 20;
    private static final String WAITING = "/api/v1/approvals?agent=patient&limit=200";

    private final Landscape landscape;
    private final HttpApi api;

    ManyWaitingIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    @Test
    void athousandWaitingRunsTakeNoMoreThanTwoHundred() {
        landscape.worker().stop();
        try (WildFlyServer worker = landscape.workerWithCacheOf("small-cache", 100)) {
            worker.start();
            start(FEW);
            awaitWaiting(FEW);
            Footprint few = Footprint.of(worker);

            start(MANY - FEW);
            awaitWaiting(MANY);
            Footprint many = Footprint.of(worker);

            System.out.printf("%d runs waiting: %s; %d runs waiting: %s%n", FEW, few, MANY, many);
            assertThat(many.threads()).isLessThanOrEqualTo(few.threads() + 30);
            assertThat(many.heap()).isLessThanOrEqualTo(few.heap() + 800 * 20_000L);
            assertThat(everyPage()).hasSizeGreaterThanOrEqualTo(MANY);
        }
    }

    private record Footprint(int threads, long heap) {

        static Footprint of(WildFlyServer worker) {
            return new Footprint(ThreadDump.of(worker).threads().size(), JvmDiagnostics.usedHeap(worker));
        }

        @Override
        public String toString() {
            return "%d threads, %d MiB of heap".formatted(threads, heap / (1024 * 1024));
        }
    }

    private void start(int runs) {
        String body = HttpApi.bodyOf(Scripts.append("never"));
        for (int started = 0; started < runs; started += AT_A_TIME) {
            List<CompletableFuture<Answer>> batch = new ArrayList<>();
            for (int i = 0; i < AT_A_TIME; i++) {
                batch.add(api.as("ada").postLater(HttpApi.runsOf("patient"), body));
            }
            batch.forEach(answer -> assertThat(answer.join().status()).isEqualTo(202));
        }
    }

    private void awaitWaiting(int runs) {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .until(() ->
                        landscape.temporalView().count("AgenteeAgent='patient' AND AgenteeState='awaiting-approval'")
                                >= runs);
    }

    /** The whole inbox, page by page; how long a page takes is printed. */
    private Set<String> everyPage() {
        Set<String> ids = new HashSet<>();
        String cursor = "";
        int pages = 0;
        long began = System.nanoTime();
        do {
            JsonNode page = api.as("grace").get(WAITING + cursor).body();
            page.path("items").forEach(item -> ids.add(item.path("approvalId").asText()));
            cursor = page.has("nextCursor")
                    ? "&cursor=" + page.path("nextCursor").asText()
                    : "";
            pages++;
        } while (!cursor.isEmpty());
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        System.out.printf("%d pages of 200 approvals, %d ms each%n", pages, millis / pages);
        return ids;
    }
}
