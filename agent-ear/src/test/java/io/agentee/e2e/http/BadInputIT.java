package io.agentee.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Servers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the contract, broken, and the exact problem document. */
@ExtendWith(Servers.class)
class BadInputIT {

    private static final String RUNS = HttpApi.runsOf("assistant");

    private final HttpApi api;

    BadInputIT(Landscape landscape) {
        this.api = landscape.api();
    }

    static Stream<Arguments> invalidBodies() {
        return Stream.of(
                arguments("{}", "/input", "'input' is required."),
                arguments("{\"input\":null}", "/input", "'input' is required."),
                arguments("{\"input\":\" \"}", "/input", "'input' must be text that is not blank."),
                arguments("{\"input\":7}", "/input", "'input' must be a string."),
                arguments(
                        "{\"input\":\"x\",\"colour\":\"red\"}",
                        "/colour",
                        "There is no field 'colour' here; known are: conversationId, input, metadata, timeout."),
                arguments("{\"input\":\"x\",\"input\":\"y\"}", "/input", "The field 'input' is there twice."),
                arguments("[1]", "", "The body must be a JSON object."),
                arguments("{\"input\":", "", "The body is not JSON: line 1, column 10."),
                arguments(
                        "{\"input\":\"x\",\"timeout\":\"soon\"}",
                        "/timeout",
                        "'timeout' must be an ISO-8601 duration, such as PT5M."),
                arguments(
                        "{\"input\":\"x\",\"timeout\":\"PT0S\"}",
                        "/timeout",
                        "'timeout' must be at least PT0.001S and at most P365D."),
                arguments("{\"input\":\"x\",\"metadata\":{\"a\":1}}", "/metadata/a", "'metadata.a' must be a string."),
                arguments(
                        "{\"input\":\"x\",\"conversationId\":\"\"}",
                        "/conversationId",
                        "'conversationId' must be text that is not blank, without control characters."));
    }

    @ParameterizedTest
    @MethodSource("invalidBodies")
    void anInvalidBodyIsRefused(String body, String pointer, String detail) {
        assertInvalid(api.post(RUNS, body), pointer, detail);
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        byte[] latin = "{\"input\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertInvalid(api.postBytes(RUNS, latin), "", "The body is not UTF-8.");
    }

    static Stream<Arguments> invalidHeaders() {
        String key = "The header Idempotency-Key must have 1 to 128 visible ASCII characters.";
        String wait = "The header Prefer must have a wait of 0 to 60 seconds, such as wait=30.";
        return Stream.of(
                arguments("Idempotency-Key", "two words", key),
                arguments("Idempotency-Key", "k".repeat(129), key),
                arguments("Prefer", "wait=61", wait),
                arguments("Prefer", "wait=soon", wait));
    }

    @ParameterizedTest
    @MethodSource("invalidHeaders")
    void anInvalidHeaderIsRefused(String name, String value, String detail) {
        assertInvalid(api.ask("assistant", "x", name, value), "/" + name, detail);
    }

    static Stream<Arguments> invalidQueries() {
        return Stream.of(
                arguments("limit=0", "/limit", "'limit' must be a number from 1 to 200."),
                arguments("limit=201", "/limit", "'limit' must be a number from 1 to 200."),
                arguments(
                        "status=done",
                        "/status",
                        "'status' must be one of running, awaiting-approval, completed, failed, cancelled, timed-out."),
                arguments(
                        "since=yesterday",
                        "/since",
                        "'since' must be an ISO-8601 instant in UTC, such as 2026-11-21T08:00:00Z."),
                arguments(
                        "agent=NOBODY!", "/agent", "'agent' must be 1 to 64 lower-case letters, digits, '-' and '_'."),
                arguments(
                        "colour=red",
                        "/colour",
                        "There is no query parameter 'colour'; known are: agent, status, conversationId, startedBy,"
                                + " since, limit, cursor."));
    }

    @ParameterizedTest
    @MethodSource("invalidQueries")
    void anInvalidQueryIsRefused(String query, String pointer, String detail) {
        assertInvalid(api.get("/api/v1/runs?" + query), pointer, detail);
    }

    @Test
    void aCursorThatTheServerDidNotMakeIsRefused() {
        Answer answer = api.get("/api/v1/runs?cursor=bogus");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("pointer").asText())
                .isEqualTo("/cursor");
    }

    @Test
    void anUnknownAgentIsNotFound() {
        assertProblem(
                api.ask("nobody", "x"), 404, "unknown-agent", "There is no such agent", "There is no agent 'nobody'.");
    }

    @Test
    void anUnknownRunIsNotFound() {
        String detail = "There is no run 'nothing'.";
        for (String path : new String[] {"/api/v1/runs/nothing", "/api/v1/runs/nothing/messages"}) {
            assertProblem(api.get(path), 404, "unknown-run", "There is no such run", detail);
        }
        assertProblem(api.post("/api/v1/runs/nothing/cancel", ""), 404, "unknown-run", "There is no such run", detail);
    }

    @Test
    void anInputOverTheLimitIsRefused() {
        assertProblem(
                api.ask("assistant", "x".repeat(1024 * 1024 + 1)),
                413,
                "input-too-large",
                "The input is too large",
                "The input has 1048577 bytes; at most 1048576 are allowed.");
    }

    @Test
    void anInputOfTheLimitIsTaken() {
        String input = "x".repeat(1024 * 1024);

        assertThat(api.run("assistant", input).path("input").asText()).isEqualTo(input);
    }

    @Test
    void anUnknownPathAMethodAndAMediaTypeAreProblemsToo() {
        assertThat(api.get("/api/v1/nothing").text("type")).isEqualTo("urn:agentee:problem:not-found");
        assertThat(api.post("/api/v1/runs", "{}").text("type")).isEqualTo("urn:agentee:problem:method-not-allowed");
        assertThat(api.post(RUNS, "<input/>", "Content-Type", "text/xml").text("type"))
                .isEqualTo("urn:agentee:problem:unsupported-media-type");
    }

    private static void assertInvalid(Answer answer, String pointer, String detail) {
        ObjectNode expected = problem(400, "invalid-request", "The request is not valid", detail);
        expected.putArray("errors").addObject().put("pointer", pointer).put("detail", detail);
        assertDocument(answer, expected);
    }

    private static void assertProblem(Answer answer, int status, String slug, String title, String detail) {
        assertDocument(answer, problem(status, slug, title, detail));
    }

    private static ObjectNode problem(int status, String slug, String title, String detail) {
        return new ObjectMapper()
                .createObjectNode()
                .put("type", "urn:agentee:problem:" + slug)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
    }

    private static void assertDocument(Answer answer, ObjectNode expected) {
        assertThat(answer.body()).isEqualTo(expected);
        assertThat(answer.status()).isEqualTo(expected.path("status").asInt());
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }
}
