package io.agentee.e2e.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a status alone does not tell of who may see what. */
@ExtendWith(Servers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

    private static final String ABSENT = "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e";

    private final HttpApi api;
    private String runOfBob = "";

    AccessIT(Landscape landscape) {
        this.api = landscape.api();
    }

    @BeforeAll
    void startRuns() {
        api.as("ada").run("assistant", "Hello");
        api.run("assistant", "Hello");
        runOfBob = api.as("bob").run("assistant", "Hello").path("runId").asText();
    }

    @Test
    void aForeignRunAndNoneReadTheSame() {
        HttpApi ada = api.as("ada");
        for (String path : List.of("", "/messages", "/events", "/audit")) {
            Answer foreign = ada.get("/api/v1/runs/" + runOfBob + path);
            Answer absent = ada.get("/api/v1/runs/" + ABSENT + path);

            assertThat(foreign.body().toString().replace(runOfBob, ABSENT))
                    .isEqualTo(absent.body().toString());
            assertThat(foreign.headers().map().keySet())
                    .isEqualTo(absent.headers().map().keySet());
        }
    }

    @Test
    void listsShowOwnRunsToUsersAndAllToThoseWhoSeeAll() {
        assertThat(startersOf(api.as("ada"), "")).containsOnly("ada");
        assertThat(startersOf(api.as("ada"), "?startedBy=bob")).isEmpty();
        assertThat(startersOf(api.as("fiona"), "")).isEmpty();
        assertThat(startersOf(api.as("stranger"), "")).isEmpty();
        assertThat(startersOf(api.as("auditor"), "?limit=200")).contains("ada", "bob", "admin");
        assertThat(startersOf(api, "?startedBy=bob")).containsOnly("bob");
    }

    @Test
    void idempotencyKeysAreEachCallersOwn() {
        String[] key = {"Idempotency-Key", "matrix-1"};
        String first = api.as("ada").start("assistant", "Hello", key);

        assertThat(api.as("ada").start("assistant", "Hello", key)).isEqualTo(first);
        assertThat(api.as("bob").start("assistant", "Hello", key)).isNotEqualTo(first);
    }

    @Test
    void ownRunsThatGoOnAreCancelledByTheirCallerAndByNoOther() {
        String runId = api.as("ada").start("assistant", Script.begin().hang().input());
        String cancel = "/api/v1/runs/" + runId + "/cancel";

        assertThat(api.as("bob").post(cancel, "").status()).isEqualTo(404);
        assertThat(api.as("auditor").post(cancel, "").status()).isEqualTo(403);
        assertThat(api.get("/api/v1/runs/" + runId).text("status")).isEqualTo("running");
        assertThat(api.as("ada").post(cancel, "").status()).isEqualTo(202);
    }

    private static List<String> startersOf(HttpApi caller, String query) {
        List<String> starters = new ArrayList<>();
        caller.get("/api/v1/runs" + query)
                .body()
                .path("items")
                .forEach(run -> starters.add(run.path("startedBy").asText()));
        return starters;
    }
}
