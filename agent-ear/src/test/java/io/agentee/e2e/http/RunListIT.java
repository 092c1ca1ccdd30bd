package io.agentee.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunListIT {

    private final HttpApi api;
    private final List<String> completed = new ArrayList<>();
    private String failed = "";
    private String running = "";
    private Instant since = Instant.EPOCH;

    RunListIT(Landscape landscape) {
        this.api = landscape.api();
    }

    @BeforeAll
    void startRuns() {
        since = Instant.now();
        for (int i = 0; i < 5; i++) {
            completed.add(start("assistant", "run " + i));
            api.awaitFinished(completed.get(i));
        }
        failed = start(
                "sequential",
                Script.begin()
                        .step(java.util.Map.of("error", java.util.Map.of("status", 400)))
                        .input());
        api.awaitFinished(failed);
        running = start("sequential", Script.begin().hang().input());
        await().until(() -> idsOf("conversationId=list").size() == 7);
    }

    private String start(String agent, String input) {
        return api.post(HttpApi.runsOf(agent), HttpApi.bodyOf(input, "conversationId", "list"))
                .text("runId");
    }

    @Test
    void runsComeNewestFirst() {
        List<String> expected = new ArrayList<>(completed);
        expected.add(failed);
        expected.add(running);
        Collections.reverse(expected);

        assertThat(idsOf("conversationId=list")).isEqualTo(expected);
    }

    @Test
    void filtersNarrowTheList() {
        assertThat(idsOf("conversationId=list&agent=sequential")).containsExactly(running, failed);
        assertThat(idsOf("conversationId=list&status=failed")).containsExactly(failed);
        assertThat(idsOf("conversationId=list&status=running")).containsExactly(running);
        assertThat(idsOf("conversationId=list&status=completed")).containsExactlyInAnyOrderElementsOf(completed);
        assertThat(idsOf("conversationId=list&startedBy=admin")).hasSize(7);
        assertThat(idsOf("conversationId=list&startedBy=ada")).isEmpty();
        assertThat(idsOf("conversationId=list&since=" + since)).hasSize(7);
        assertThat(idsOf("conversationId=list&since=" + Instant.now().plusSeconds(60)))
                .isEmpty();
        assertThat(idsOf("conversationId=no-such%27conversation")).isEmpty();
    }

    @Test
    void pagesCoverEachRunOnce() {
        List<String> all = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            Answer page = api.get("/api/v1/runs?conversationId=list&limit=3" + cursor);
            page.body().path("items").forEach(run -> all.add(run.path("runId").asText()));
            cursor = page.body().has("nextCursor") ? "&cursor=" + page.text("nextCursor") : "";
            pages++;
        } while (!cursor.isEmpty() && pages < 10);

        assertThat(pages).isEqualTo(3);
        assertThat(all).isEqualTo(idsOf("conversationId=list"));
    }

    private List<String> idsOf(String query) {
        Answer answer = api.get("/api/v1/runs?" + query);
        assertThat(answer.status()).as("list: %s", answer.body()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        for (JsonNode run : answer.body().path("items")) {
            ids.add(run.path("runId").asText());
        }
        return ids;
    }
}
