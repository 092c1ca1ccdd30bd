package io.agentee.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadRequestTest {

    private static final String PATH = "/api/v1/agents/assistant/runs";

    private static TestingServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestingServer();
    }

    @AfterAll
    static void stop() {
        assertThat(server.agents.startedRuns()).isZero();
        server.close();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("", "", "The body must be a JSON object."),
                arguments("null", "", "The body must be a JSON object."),
                arguments("[]", "", "The body must be a JSON object."),
                arguments("\"hi\"", "", "The body must be a JSON object."),
                arguments("5", "", "The body must be a JSON object."),
                arguments("{", "", "The body is not JSON: line 1, column 2."),
                arguments("{\"input\": \"hi\"} x", "", "The body is not JSON: line 1, column 18."),
                arguments("{\"input\": \"hi\"}{}", "", "The body must be one JSON object and nothing more."),
                arguments("{\"input\": \"hi\", }", "", "The body is not JSON: line 1, column 17."),
                arguments("{'input': 'hi'}", "", "The body is not JSON: line 1, column 2."),
                arguments("{\"input\": \"hi\", \"input\": \"ho\"}", "/input", "The field 'input' is there twice."),
                arguments(
                        "{\"input\": \"hi\", \"metadata\": {\"a\": \"1\", \"a\": \"2\"}}",
                        "/metadata/a",
                        "The field 'a' is there twice."),
                arguments("{}", "/input", "'input' is required."),
                arguments("{\"input\": null}", "/input", "'input' is required."),
                arguments("{\"input\": 5}", "/input", "'input' must be a string."),
                arguments("{\"input\": 5.5}", "/input", "'input' must be a string."),
                arguments("{\"input\": true}", "/input", "'input' must be a string."),
                arguments("{\"input\": [\"hi\"]}", "/input", "'input' must be a string."),
                arguments("{\"input\": {}}", "/input", "'input' must be a string."),
                arguments("{\"input\": \" \\n\"}", "/input", "'input' must be text that is not blank."),
                arguments("{\"input\": \"\"}", "/input", "'input' must be text that is not blank."),
                arguments("{\"input\": \"\\ud83d\"}", "/input", "'input' must be text that is not blank."),
                arguments(
                        "{\"input\": \"hi\", \"inptu\": 1}",
                        "/inptu",
                        "There is no field 'inptu' here; known are: conversationId, input, metadata, timeout."),
                arguments(
                        "{\"input\": \"hi\", \"a/b~c\": 1}",
                        "/a~1b~0c",
                        "There is no field 'a/b~c' here; known are: conversationId, input, metadata, timeout."),
                arguments(
                        "{\"input\": \"hi\", \"conversationId\": 7}",
                        "/conversationId",
                        "'conversationId' must be a string."),
                arguments(
                        "{\"input\": \"hi\", \"conversationId\": \"\"}",
                        "/conversationId",
                        "'conversationId' must be text that is not blank, without control characters."),
                arguments(
                        "{\"input\": \"hi\", \"conversationId\": \"" + "c".repeat(129) + "\"}",
                        "/conversationId",
                        "'conversationId' must have at most 128 characters."),
                arguments("{\"input\": \"hi\", \"metadata\": []}", "/metadata", "'metadata' must be a JSON object."),
                arguments("{\"input\": \"hi\", \"metadata\": \"a\"}", "/metadata", "'metadata' must be a JSON object."),
                arguments(
                        "{\"input\": \"hi\", \"metadata\": {\"a\": 1}}",
                        "/metadata/a",
                        "'metadata.a' must be a string."),
                arguments(
                        "{\"input\": \"hi\", \"metadata\": {\"a\": null}}",
                        "/metadata/a",
                        "A value in 'metadata' must be a string."),
                arguments(
                        "{\"input\": \"hi\", \"metadata\": {\"\": \"x\"}}",
                        "/metadata/",
                        "A name in 'metadata' must have 1 to 64 characters."),
                arguments(
                        "{\"input\": \"hi\", \"timeout\": 5}",
                        "/timeout",
                        "'timeout' must be an ISO-8601 duration, such as PT5M."),
                arguments(
                        "{\"input\": \"hi\", \"timeout\": \"5m\"}",
                        "/timeout",
                        "'timeout' must be an ISO-8601 duration, such as PT5M."),
                arguments(
                        "{\"input\": \"hi\", \"timeout\": \"\"}",
                        "/timeout",
                        "'timeout' must be an ISO-8601 duration, such as PT5M."),
                arguments(
                        "{\"input\": \"hi\", \"timeout\": \"PT0S\"}",
                        "/timeout",
                        "'timeout' must be at least PT0.001S and at most P365D."),
                arguments(
                        "{\"input\": \"hi\", \"timeout\": \"-PT5S\"}",
                        "/timeout",
                        "'timeout' must be at least PT0.001S and at most P365D."));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void brokenBodyIsRefusedByTheNameOfTheField(String body, String pointer, String detail) throws Exception {
        TestingResponse response = server.send(server.post(PATH, body));

        assertInvalid(response, pointer, detail);
    }

    @Test
    void everyViolationIsListed() throws Exception {
        TestingResponse response =
                server.send(server.post(PATH, "{\"input\": \"\", \"conversationId\": \"\", \"timeout\": \"PT0S\"}"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().get("errors").findValuesAsText("pointer"))
                .containsExactly("/conversationId", "/input", "/timeout");
    }

    @Test
    void bodyThatIsNotUtf8IsRefused() throws Exception {
        for (byte[] body : List.of(
                "{\"input\": \"Grüße\"}".getBytes(StandardCharsets.ISO_8859_1),
                "{\"input\": \"hi\"}".getBytes(StandardCharsets.UTF_16),
                // An overlong encoding of '/'.
                new byte[] {'{', '"', 'a', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'})) {
            TestingResponse response = server.send(server.request(PATH)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)));

            assertInvalid(response, "", "The body is not UTF-8.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=61", "wait=-1", "wait=1.5", "wait=soon", "wait", "wait=", "wait=999999999999"})
    void impossibleWaitIsRefused(String prefer) throws Exception {
        TestingResponse response =
                server.send(server.post(PATH, "{\"input\": \"hi\"}").header("Prefer", prefer));

        assertInvalid(response, "/Prefer", "The header Prefer must have a wait of 0 to 60 seconds, such as wait=30.");
    }

    @Test
    void impossibleIdempotencyKeyIsRefused() throws Exception {
        for (String key : List.of("", "a b", "k".repeat(129))) {
            TestingResponse response =
                    server.send(server.post(PATH, "{\"input\": \"hi\"}").header("Idempotency-Key", key));

            assertInvalid(
                    response,
                    "/Idempotency-Key",
                    "The header Idempotency-Key must have 1 to 128 visible ASCII characters.");
        }
    }

    @Test
    void severalIdempotencyKeysAreRefused() throws Exception {
        TestingResponse response = server.send(server.post(PATH, "{\"input\": \"hi\"}")
                .header("Idempotency-Key", "a")
                .header("Idempotency-Key", "b"));

        assertInvalid(response, "/Idempotency-Key", "The header Idempotency-Key must be there only once.");
    }

    static Stream<Arguments> queries() {
        return Stream.of(
                arguments("limit=0", "/limit", "'limit' must be a number from 1 to 200."),
                arguments("limit=201", "/limit", "'limit' must be a number from 1 to 200."),
                arguments("limit=ten", "/limit", "'limit' must be a number from 1 to 200."),
                arguments("limit=", "/limit", "'limit' must be a number from 1 to 200."),
                arguments("limit=1&limit=2", "/limit", "The query parameter 'limit' must be there only once."),
                arguments(
                        "status=done",
                        "/status",
                        "'status' must be one of running, awaiting-approval, completed, failed, cancelled, timed-out."),
                arguments("agent=No", "/agent", "'agent' must be 1 to 64 lower-case letters, digits, '-' and '_'."),
                arguments("conversationId=", "/conversationId", "'conversationId' must have 1 to 128 characters."),
                arguments("startedBy=%00", "/startedBy", "'startedBy' must have 1 to 128 characters."),
                arguments(
                        "since=yesterday",
                        "/since",
                        "'since' must be an ISO-8601 instant in UTC, such as 2026-11-21T08:00:00Z."),
                arguments("cursor=broken", "/cursor", "'cursor' must be the nextCursor of a page of this list."),
                arguments(
                        "sort=asc",
                        "/sort",
                        "There is no query parameter 'sort'; known are: agent, status, conversationId, startedBy, since,"
                                + " limit, cursor."));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void brokenQueryIsRefusedByTheNameOfTheParameter(String query, String pointer, String detail) throws Exception {
        assertInvalid(server.send(server.request("/api/v1/runs?" + query)), pointer, detail);
    }

    private static void assertInvalid(TestingResponse response, String pointer, String detail) {
        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(response.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = response.json();
        assertThat(problem.get("type").asText()).isEqualTo("urn:agentee:problem:invalid-request");
        assertThat(problem.get("title").asText()).isEqualTo("The request is not valid");
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("detail").asText()).isEqualTo(detail);
        assertThat(problem.get("errors").size()).isEqualTo(1);
        assertThat(problem.get("errors").get(0).get("pointer").asText()).isEqualTo(pointer);
        assertThat(problem.get("errors").get(0).get("detail").asText()).isEqualTo(detail);
    }
}
