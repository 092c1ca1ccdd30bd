package io.agentee.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.Browser;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.server.wildfly.WildFlyServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Client and worker in one EAR on one server. */
@ExtendWith(Servers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SingleServerIT {

    private final Landscape landscape;
    private final WildFlyServer server;
    private final HttpApi api;

    SingleServerIT(Landscape landscape) {
        this.landscape = landscape;
        this.server = landscape.single("single");
        this.api = landscape.api(server);
    }

    @BeforeAll
    void startServer() {
        server.start();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @Test
    void aRunGoesThroughModelAndTools() {
        JsonNode run = api.run(
                "assistant",
                Script.begin()
                        .calls(
                                Script.toolCall("ledger_append", "entry", "a"),
                                Script.toolCall("calculate", "expression", "6 * 7"))
                        .echoLastResult()
                        .input());

        assertThat(run.path("output").asText()).as("run: %s", run).isEqualTo("42");
        assertThat(landscape.ledger().entriesOf(run.path("runId").asText())).containsExactly("a");
    }

    @Test
    void toolsRunInTheContextOfTheWorkerWar() {
        JsonNode run = api.run(
                "assistant",
                Script.begin().call("container_probe").echoLastResult().input());

        assertThat(run.path("output").asText()).contains("\"moduleName\":\"worker\"", "\"userTransactionUsable\":true");
    }

    @Test
    void anAgentWithAQueueOfItsOwnIsServed() {
        assertThat(api.run("researcher", "Hello").path("output").asText()).isEqualTo("You said: Hello");
    }

    @Test
    void runsAreListedReadAndCancelled() {
        String runId = api.start("assistant", Script.begin().hang().input());

        assertThat(api.post("/api/v1/runs/" + runId + "/cancel", "").status()).isEqualTo(202);

        assertThat(api.awaitFinished(runId).path("status").asText()).isEqualTo("cancelled");
        assertThat(api.get("/api/v1/runs?status=cancelled").body().toString()).contains(runId);
    }

    @Test
    void problemsAreProblemDocuments() {
        Answer answer = api.post(HttpApi.runsOf("assistant"), HttpApi.bodyOf("Hello", "colour", "red"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body().toString()).contains("colour");
    }

    @Test
    void healthIsUp() {
        Map.of("/health/live", "UP", "/health/ready", "UP", "/health/started", "UP")
                .forEach((path, status) ->
                        assertThat(api.get(path).text("status")).isEqualTo(status));
    }

    @Test
    void theConsoleIsBehindSignInAndItsCookiesAreForHttpsOnly() {
        Browser browser = new Browser(server);

        assertThat(browser.get("/console").header("Location")).isEqualTo("/console/login");
        assertThat(browser.signIn("ada").header("Set-Cookie")).containsIgnoringCase("Secure");
        assertThat(browser.get("/console/runs").status()).isNotIn(303, 401);
        assertThat(api.anonymous().get("/worker/").status()).isEqualTo(404);
        assertThat(api.anonymous().get("/worker/nothing").status()).isEqualTo(404);
    }
}
