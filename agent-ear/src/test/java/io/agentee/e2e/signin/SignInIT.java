package io.agentee.e2e.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.e2e.servers.TestIssuer;
import io.agentee.e2e.servers.TestUsers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets into the API, and as whom. */
@ExtendWith(Servers.class)
class SignInIT {

    private final Landscape landscape;
    private final HttpApi api;

    SignInIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/agents",
                "/api/v1/runs",
                "/api/v1/runs/r-1/events",
                "/nothing",
                "/error",
                "/mcp",
                "/openapi",
                "/%63onsole"
            })
    void nothingIsOpenWithoutSignIn(String path) {
        Answer answer = api.anonymous().get(path, "Accept", "application/json");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:agentee:problem:not-signed-in");
        assertThat(answer.text("detail")).isEqualTo("The request has no credentials, or none that are valid.");
    }

    @Test
    void theRefusalSaysWhatCredentialsAreTaken() {
        Answer answer = api.anonymous().get("/api/v1/agents");

        assertThat(answer.header("WWW-Authenticate")).contains("Basic realm=\"agentee\", charset=\"UTF-8\", Bearer");
    }

    @Test
    void healthIsOpen() {
        assertThat(api.anonymous().get("/health/ready").status()).isEqualTo(200);
        assertThat(landscape
                        .api(landscape.worker())
                        .anonymous()
                        .get("/health/live")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theWorkerServerHasNothingButHealth() {
        HttpApi worker = landscape.api(landscape.worker());

        for (String path : new String[] {"/", "/api/v1/runs", "/console", "/WEB-INF/web.xml", "/nothing"}) {
            assertThat(worker.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void wrongCredentialsOfEveryKindAreRefusedAlike() {
        Answer none = api.anonymous().get("/api/v1/runs");
        for (String header : new String[] {
            basic("ada", "guess"),
            basic("nobody", TestUsers.named("ada").password()),
            basic("ada", ""),
            basic("anonymous", "anonymous"),
            "Basic !!!",
            "Basic",
            "Bearer",
            "Bearer not.a.token",
            "Digest username=ada"
        }) {
            Answer answer = api.authorizedBy(header).get("/api/v1/runs");

            assertThat(answer.status()).as(header).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(none.body());
        }
    }

    @Test
    void theCallerIsRecordedWithTheRunAndReachesTools() {
        JsonNode run = api.as("ada")
                .run(
                        "assistant",
                        Script.begin().call("container_probe").echoLastResult().input());

        assertThat(run.path("startedBy").asText()).isEqualTo("ada");
        assertThat(run.path("output").asText()).contains("\"caller\":\"ada\"");
    }

    @Test
    void aTokenTellsNameAndRoles() {
        Instant soon = Instant.now().plusSeconds(300);
        HttpApi eve = api.authorizedBy(TestIssuer.TRUSTED.bearer("eve", List.of("agentee-user", "finance"), soon));

        JsonNode run = eve.run(
                "books", Script.begin().call("account_balance").echoLastResult().input());

        assertThat(run.path("startedBy").asText()).isEqualTo("eve");
        assertThat(run.path("output").asText()).isEqualTo("1,204.50 EUR");
        for (String bad : List.of(
                new TestIssuer().bearer("eve", List.of("agentee-admin"), soon),
                TestIssuer.TRUSTED.bearer(
                        "eve", List.of("agentee-admin"), Instant.now().minusSeconds(300)),
                TestIssuer.TRUSTED.bearer("anonymous", List.of("agentee-admin"), soon))) {
            assertThat(api.authorizedBy(bad).get("/api/v1/runs").status()).isEqualTo(401);
        }
    }

    @Test
    void toolsAreHeldAgainstTheRolesOfTheCaller() {
        String input = Script.begin().call("account_balance").echoLastResult().input();

        assertThat(api.as("frank").run("books", input).path("output").asText()).isEqualTo("1,204.50 EUR");
        assertThat(api.as("ada").run("books", input).path("output").asText())
                .contains("the caller 'ada' may not use it");
    }

    @Test
    void answersCarryWhatBrowsersMustNotDoWithThem() {
        for (Answer answer : new Answer[] {
            api.get("/api/v1/agents"),
            api.get("/api/v1/nothing"),
            api.anonymous().get("/api/v1/agents")
        }) {
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.header("X-Frame-Options")).contains("DENY");
            assertThat(answer.header("Referrer-Policy")).contains("same-origin");
            assertThat(answer.headers().allValues("Cache-Control")).containsOnly("no-store");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void anotherSiteCannotUseAPasswordThatTheBrowserKeeps() {
        String runId = api.start("assistant", Script.begin().hang().input());
        String cancel = "/api/v1/runs/" + runId + "/cancel";

        for (String[] header :
                new String[][] {{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"X-From", "Origin"}
                }) {
            Answer answer = header[1].equals("Origin")
                    ? api.post(cancel, "", "Origin", "https://evil.example")
                    : api.post(cancel, "", header);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text("detail")).isEqualTo("The request comes from another site.");
        }
        assertThat(api.post(cancel, "", "Sec-Fetch-Site", "same-origin").status())
                .isEqualTo(202);
    }

    private static String basic(String name, String password) {
        byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }
}
