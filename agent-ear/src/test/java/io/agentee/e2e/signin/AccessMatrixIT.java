package io.agentee.e2e.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What everybody gets of everything. A new endpoint is a new row. */
@ExtendWith(Servers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT {

    /** Whom the columns of the table stand for. */
    private static final List<String> CALLERS = List.of("ada", "fiona", "auditor", "admin", "stranger", "nobody");

    private static final String NOT_ASKED = "-";

    private static final String TABLE = """
            call                                        user approver auditor admin stranger nobody
            GET  /health/ready                             200      200     200   200      200    200
            GET  /                                         200      200     200   200      200    401
            GET  /openapi                                  200      200     200   200      200    401
            GET  /nothing                                  404      404     404   404      404    401
            GET  /api/v1/agents                            200      200     200   200      403    401
            GET  /api/v1/agents/assistant                  200      200     200   200      403    401
            GET  /api/v1/agents/unheard-of                 404      404     404   404      403    401
            POST /api/v1/agents/assistant/runs             202      403     403   202      403    401
            SSE  /api/v1/agents/assistant/runs             200      403     403   200      403    401
            AGUI /api/v1/agents/assistant/ag-ui            200      403     403   200      403    401
            GET  /api/v1/runs                              200      200     200   200      200    401
            GET  /api/v1/runs?startedBy=bob                200      200     200   200      200    401
            GET  /api/v1/runs/{own}                        200        -       -   200        -      -
            GET  /api/v1/runs/{foreign}                    404      404     200   200      404    401
            GET  /api/v1/runs/{absent}                     404      404     404   404      404    401
            GET  /api/v1/runs/{own}/messages               200        -       -   200        -      -
            GET  /api/v1/runs/{foreign}/messages           404      404     200   200      404    401
            GET  /api/v1/runs/{absent}/messages            404      404     404   404      404    401
            GET  /api/v1/runs/{own}/events                 200        -       -   200        -      -
            GET  /api/v1/runs/{foreign}/events             404      404     200   200      404    401
            GET  /api/v1/runs/{foreign}/events?after=x     404      404     400   400      404    401
            GET  /api/v1/runs/{absent}/events              404      404     404   404      404    401
            POST /api/v1/runs/{own}/cancel                 409        -       -   409        -      -
            POST /api/v1/runs/{foreign}/cancel             404      404     403   409      404    401
            POST /api/v1/runs/{absent}/cancel              404      404     404   404      404    401
            """;

    private final HttpApi api;
    private String runOfAda = "";
    private String runOfBob = "";
    private String runOfAdmin = "";

    AccessMatrixIT(Landscape landscape) {
        this.api = landscape.api();
    }

    /**
     * One field of the table.
     *
     * @param method {@code SSE} and {@code AGUI} are ways to post
     */
    record Field(String method, String path, String caller, int status) {}

    static Stream<Field> fields() {
        return TABLE.lines().skip(1).flatMap(AccessMatrixIT::fields);
    }

    private static Stream<Field> fields(String row) {
        String[] cells = row.split(" +", -1);
        return IntStream.range(0, CALLERS.size())
                .filter(column -> !cells[column + 2].equals(NOT_ASKED))
                .mapToObj(column ->
                        new Field(cells[0], cells[1], CALLERS.get(column), Integer.parseInt(cells[column + 2])));
    }

    @BeforeAll
    void startRuns() {
        runOfAda = api.as("ada").run("assistant", "Hello").path("runId").asText();
        runOfBob = api.as("bob").run("assistant", "Hello").path("runId").asText();
        runOfAdmin = api.run("assistant", "Hello").path("runId").asText();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everybodyGetsWhatTheTableSays(Field field) {
        Answer answer = ask(field);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(field.status());
        if (field.status() == 404 && field.path().contains("/runs/{")) {
            assertThat(answer.text("type")).isEqualTo("urn:agentee:problem:unknown-run");
        }
        if (field.status() == 403) {
            assertThat(answer.text("type")).isEqualTo("urn:agentee:problem:not-allowed");
        }
    }

    @Test
    void aForeignRunAndNoneReadTheSame() {
        HttpApi ada = api.as("ada");
        for (String path : List.of("", "/messages", "/events")) {
            Answer foreign = ada.get("/api/v1/runs/" + runOfBob + path);
            Answer absent = ada.get("/api/v1/runs/" + absent() + path);

            assertThat(foreign.body().toString().replace(runOfBob, absent()))
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

    private Answer ask(Field field) {
        HttpApi caller = field.caller().equals("nobody") ? api.anonymous() : api.as(field.caller());
        String path = field.path()
                .replace("{own}", field.caller().equals("admin") ? runOfAdmin : runOfAda)
                .replace("{foreign}", runOfBob)
                .replace("{absent}", absent());
        return switch (field.method()) {
            case "GET" -> caller.get(path);
            case "POST" -> caller.post(path, path.endsWith("/runs") ? HttpApi.bodyOf("Hello") : "");
            case "SSE" -> caller.post(path, HttpApi.bodyOf("Hello"), "Accept", "text/event-stream");
            case "AGUI" -> caller.post(path, agUi(field.caller()), "Accept", "text/event-stream");
            default -> throw new IllegalArgumentException(field.method());
        };
    }

    private static String absent() {
        return "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e";
    }

    private static String agUi(String caller) {
        return """
                {"threadId": "matrix", "runId": "%s", "tools": [], "context": [],
                 "messages": [{"id": "m", "role": "user", "content": "Hello"}]}""".formatted(caller);
    }
}
