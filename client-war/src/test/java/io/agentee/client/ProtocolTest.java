package io.agentee.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProtocolTest {

    private static final String RUNS = "/api/v1/agents/assistant/runs";

    private static TestingServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestingServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void rootTellsWhereEverythingIs() throws Exception {
        assertThat(server.send(server.request("/")).body())
                .isEqualTo("{\"agents\":\"/api/v1/agents\",\"runs\":\"/api/v1/runs\",\"openapi\":\"/openapi\","
                        + "\"health\":\"/health\"}");
    }

    @Test
    void unknownPathIsNotFound() throws Exception {
        for (String path : List.of("/nothing", "/api/v2/agents", "/api/v1/agents/assistant/nothing")) {
            TestingResponse response = server.send(server.request(path));

            assertThat(response.header("Content-Type")).startsWith("application/problem+json");
            assertThat(response.body())
                    .isEqualTo("{\"type\":\"urn:agentee:problem:not-found\",\"title\":\"There is nothing here\","
                            + "\"status\":404,\"detail\":\"There is nothing at '" + path + "'.\"}");
        }
    }

    @Test
    void wrongMethodIsToldWhichAreRight() throws Exception {
        TestingResponse response = server.send(server.request(RUNS));

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow").split(", ")).contains("POST");
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:method-not-allowed");
        assertThat(response.json().get("detail").asText())
                .isEqualTo("'" + RUNS + "' does not take this method; the header Allow names those that it takes.");
    }

    @Test
    void otherMediaTypesAreNotOffered() throws Exception {
        TestingResponse response =
                server.send(server.post(RUNS, "{\"input\": \"hi\"}").header("Accept", "application/xml"));

        assertThat(response.status()).isEqualTo(406);
        assertThat(response.header("Content-Type")).startsWith("application/problem+json");
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:not-acceptable");
    }

    @Test
    void bodyOfAnotherTypeIsNotSupported() throws Exception {
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
            assertUnsupported(server.send(server.request(RUNS)
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString("{\"input\": \"hi\"}"))));
        }
    }

    @Test
    void bodyOfNoTypeIsNotSupported() throws Exception {
        assertUnsupported(server.send(server.request(RUNS).POST(BodyPublishers.ofString("{\"input\": \"hi\"}"))));
    }

    @Test
    void malformedTypeIsNotSupported() throws Exception {
        TestingResponse response = server.send(server.request(RUNS)
                .header("Content-Type", "json")
                .POST(BodyPublishers.ofString("{\"input\": \"hi\"}")));

        assertThat(response.status()).isIn(400, 415);
        assertThat(response.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void encodedBodyIsNotSupported() throws Exception {
        assertUnsupported(server.send(server.post(RUNS, "{\"input\": \"hi\"}").header("Content-Encoding", "br")));
    }

    @Test
    void optionsAreAnswered() throws Exception {
        TestingResponse response = server.send(server.request(RUNS).method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Allow")).contains("POST");
    }

    private static void assertUnsupported(TestingResponse response) {
        assertThat(response.status()).as(response.body()).isEqualTo(415);
        assertThat(response.header("Accept")).isEqualTo("application/json");
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:unsupported-media-type");
    }
}
