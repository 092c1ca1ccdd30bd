package io.agentee.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.run.Caller;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run of ada, and what others get of it. */
class ForeignRunTest {

    private TestingServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
        server.send(server.post("/api/v1/agents/assistant/runs", "{\"input\": \"hi\"}"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob agentee-user", "bob agentee-approver", "bob finance", "ada finance", ""})
    void runOfSomebodyElseLooksLikeOneThatDoesNotExist(String caller) throws Exception {
        for (String path : List.of("", "/messages", "/events", "/cancel")) {
            TestingResponse foreign = ask(caller, "run-0" + path);
            TestingResponse absent = ask(caller, "run-9" + path);

            assertThat(foreign.status()).as(path).isEqualTo(404);
            assertThat(foreign.body().replace("run-0", "run-9")).isEqualTo(absent.body());
            assertThat(foreign.headers().map().keySet())
                    .isEqualTo(absent.headers().map().keySet());
        }
    }

    @Test
    void auditorSeesEverythingAndCancelsNothing() throws Exception {
        assertThat(ask("eve agentee-auditor", "run-0").status()).isEqualTo(200);
        assertThat(ask("eve agentee-auditor", "run-0/messages").status()).isEqualTo(200);

        TestingResponse refused = ask("eve agentee-auditor", "run-0/cancel");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
                .isEqualTo("{\"type\":\"urn:agentee:problem:not-allowed\",\"title\":\"This caller may not do this\","
                        + "\"status\":403,\"detail\":\"Only who started the run, or a caller with the role"
                        + " agentee-admin, may cancel it.\"}");
        assertThat(ask("eve agentee-auditor", "run-9/cancel").status()).isEqualTo(404);
    }

    @Test
    void administratorCancels() throws Exception {
        assertThat(ask("root agentee-admin", "run-0/cancel").status()).isEqualTo(202);
    }

    @Test
    void listOfSomebodyElsesRunsIsEmptyAndAsksNobody() throws Exception {
        TestingResponse list = server.send(
                server.request("/api/v1/runs?startedBy=ada").header(TestingSignIn.HEADER, "bob agentee-user"));

        assertThat(list.body()).isEqualTo("{\"items\":[]}");
        assertThat(server.agents.lists).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eve agentee-auditor", "eve agentee-approver", "eve finance", ""})
    void whoMayNotStartRunsIsToldSoHoweverTheyTry(String caller) throws Exception {
        String input = "{\"threadId\": \"t\", \"runId\": \"r\", \"messages\":"
                + " [{\"id\": \"m\", \"role\": \"user\", \"content\": \"hi\"}], \"tools\": [], \"context\": []}";
        for (TestingResponse response : List.of(
                server.send(server.post("/api/v1/agents/assistant/runs", "{\"input\": \"hi\"}")
                        .header(TestingSignIn.HEADER, caller)),
                server.send(server.post("/api/v1/agents/assistant/runs", "{\"input\": \"hi\"}")
                        .header(TestingSignIn.HEADER, caller)
                        .header("Accept", "text/event-stream")),
                server.send(
                        server.post("/api/v1/agents/assistant/ag-ui", input).header(TestingSignIn.HEADER, caller)))) {
            assertThat(response.status()).isEqualTo(403);
            assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:not-allowed");
        }
        assertThat(server.agents.startedRuns()).isEqualTo(1);
    }

    @Test
    void agentsAreForThoseWithARole() throws Exception {
        for (String path : List.of("/api/v1/agents", "/api/v1/agents/support", "/api/v1/agents/nobody")) {
            assertThat(server.send(server.request(path).header(TestingSignIn.HEADER, "eve finance"))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void rolesThatToolsAskForReachTheRun() throws Exception {
        server.send(server.post("/api/v1/agents/assistant/runs", "{\"input\": \"hi\"}")
                .header(TestingSignIn.HEADER, "fiona agentee-user finance unheard-of"));

        assertThat(server.agents.requests.get(1).caller())
                .isEqualTo(new Caller("fiona", List.of("agentee-user", "finance")));
    }

    private TestingResponse ask(String caller, String path) throws Exception {
        var request = server.request("/api/v1/runs/" + path).header(TestingSignIn.HEADER, caller);
        return server.send(path.endsWith("/cancel") ? request.POST(BodyPublishers.noBody()) : request);
    }
}
