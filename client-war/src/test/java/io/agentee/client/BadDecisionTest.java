package io.agentee.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadDecisionTest {

    private static final String PATH = "/api/v1/approvals/run-1.1.0";
    private static final String GRACE = "grace agentee-approver";
    private static final String DURATION = "'duration' must be more than PT0S and at most P90D.";

    private static TestingServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestingServer();
        server.approvals.add(TestingApprovals.pending("run-1.1.0"));
    }

    @AfterAll
    static void stop() {
        assertThat(server.approvals.changes).isEmpty();
        server.close();
    }

    static Stream<Arguments> decisions() {
        return Stream.of(
                arguments("", "", "The body must be a JSON object."),
                arguments("null", "", "The body must be a JSON object."),
                arguments("{", "", "The body is not JSON: line 1, column 2."),
                arguments("{}", "/decision", "'decision' is required."),
                arguments("{'decision': 'perhaps'}", "/decision", "'decision' must be approve or reject."),
                arguments("{'decision': 'APPROVE'}", "/decision", "'decision' must be approve or reject."),
                arguments("{'decision': true}", "/decision", "'decision' must be a string."),
                arguments(
                        "{'decision': 'reject', 'decision': 'approve'}",
                        "/decision",
                        "The field 'decision' is there twice."),
                arguments(
                        "{'decision': 'approve', 'reason': 'x'}",
                        "/reason",
                        "There is no field 'reason' here; known are: arguments, comment, decision, digest, remember."),
                arguments("{'decision': 'approve', 'comment': 5}", "/comment", "'comment' must be a string."),
                arguments(
                        "{'decision': 'reject', 'comment': ' '}",
                        "/comment",
                        "'comment' must be text that is not blank."),
                arguments(
                        "{'decision': 'reject', 'comment': '" + "c".repeat(4_001) + "'}",
                        "/comment",
                        "'comment' must have at most 4000 characters."),
                arguments(
                        "{'decision': 'approve', 'arguments': []}", "/arguments", "'arguments' must be a JSON object."),
                arguments(
                        "{'decision': 'approve', 'arguments': '{}'}",
                        "/arguments",
                        "'arguments' must be a JSON object."),
                arguments(
                        "{'decision': 'approve', 'arguments': {'a': 1, 'a': 2}}",
                        "/arguments/a",
                        "The field 'a' is there twice."),
                arguments(
                        "{'decision': 'approve', 'arguments': {'a': '" + "x".repeat(262_144) + "'}}",
                        "/arguments",
                        "'arguments' must have at most 262144 characters."),
                arguments("{'decision': 'approve', 'digest': 1}", "/digest", "'digest' must be a string."),
                arguments(
                        "{'decision': 'approve', 'digest': ''}",
                        "/digest",
                        "'digest' must be text that is not blank, without control characters."),
                arguments(
                        "{'decision': 'reject', 'arguments': {}}",
                        "/arguments",
                        "'arguments' cannot be edited by a rejection."),
                arguments("{'decision': 'reject', 'remember': {}}", "/remember", "A rejection cannot be remembered."),
                arguments(
                        "{'decision': 'approve', 'remember': true}", "/remember", "'remember' must be a JSON object."),
                arguments(
                        "{'decision': 'approve', 'remember': {'for': 'PT8H'}}",
                        "/remember/for",
                        "There is no field 'for' here; known are: duration, limits."),
                arguments(
                        "{'decision': 'approve', 'remember': {'duration': '8h'}}",
                        "/remember/duration",
                        "'remember.duration' must be an ISO-8601 duration, such as PT5M."),
                arguments("{'decision': 'approve', 'remember': {'duration': 'PT0S'}}", "/remember/duration", DURATION),
                arguments("{'decision': 'approve', 'remember': {'duration': 'P91D'}}", "/remember/duration", DURATION),
                arguments(
                        "{'decision': 'approve', 'remember': {'limits': true}}",
                        "/remember/limits",
                        "'remember.limits' must be a JSON object."),
                arguments(
                        "{'decision': 'approve', 'remember': {'limits': {'const': '" + "x".repeat(16_384) + "'}}}",
                        "/remember/limits",
                        "'limits' must have at most 16384 characters."));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aBrokenDecisionIsRefusedByTheNameOfTheField(String body, String pointer, String detail) throws Exception {
        assertInvalid(post("/decision", body.replace('\'', '"')), pointer, detail.replace("\"", "'"));
    }

    static Stream<Arguments> delegations() {
        return Stream.of(
                arguments("{}", "", "At least one role in 'roles' or one name in 'names' is required."),
                arguments(
                        "{'roles': [], 'names': []}",
                        "",
                        "At least one role in 'roles' or one name in 'names' is required."),
                arguments("{'roles': 'finance'}", "/roles", "'roles' must be a JSON array."),
                arguments("{'names': [5]}", "/names/0", "'names.0' must be a string."),
                arguments("{'names': [null]}", "/names", "A name must be a string."),
                arguments(
                        "{'roles': [' ']}",
                        "/roles",
                        "A role must be text that is not blank, without control characters."),
                arguments(
                        "{'names': ['" + "n".repeat(129) + "']}", "/names", "A name must have at most 128 characters."),
                arguments(
                        "{'names': [" + "'n',".repeat(20) + "'n']}", "/names", "'names' must have at most 20 entries."),
                arguments("{'to': []}", "/to", "There is no field 'to' here; known are: names, roles."));
    }

    @ParameterizedTest
    @MethodSource("delegations")
    void aBrokenDelegationIsRefusedByTheNameOfTheField(String body, String pointer, String detail) throws Exception {
        assertInvalid(post("/delegation", body.replace('\'', '"')), pointer, detail);
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        String deep = "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000);

        TestingResponse response = post("/decision", "{\"decision\": \"approve\", \"arguments\": " + deep + "}");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:invalid-request");
    }

    @Test
    void everyViolationIsListed() throws Exception {
        TestingResponse response = post("/decision", "{\"comment\": \"\", \"digest\": \"\"}");

        assertThat(response.json().get("errors").findValuesAsText("pointer"))
                .containsExactly("/comment", "/decision", "/digest");
    }

    @Test
    void whatIsNotUtf8IsRefused() throws Exception {
        byte[] latin = "{\"decision\": \"reject\", \"comment\": \"Grüße\"}".getBytes(StandardCharsets.ISO_8859_1);

        TestingResponse response = server.send(server.request(PATH + "/decision")
                .header("Content-Type", "application/json")
                .header(TestingSignIn.HEADER, GRACE)
                .POST(BodyPublishers.ofByteArray(latin)));

        assertInvalid(response, "", "The body is not UTF-8.");
    }

    @Test
    void whatIsNotDeclaredAsJsonIsRefused() throws Exception {
        for (String call : List.of("/decision", "/delegation")) {
            TestingResponse response = server.send(server.request(PATH + call)
                    .header("Content-Type", "text/plain")
                    .header(TestingSignIn.HEADER, GRACE)
                    .POST(BodyPublishers.ofString("{\"decision\": \"approve\"}")));

            assertThat(response.status()).isEqualTo(415);
        }
    }

    private static TestingResponse post(String call, String body) throws Exception {
        return server.send(server.post(PATH + call, body).header(TestingSignIn.HEADER, GRACE));
    }

    private static void assertInvalid(TestingResponse response, String pointer, String detail) {
        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:invalid-request");
        assertThat(response.json().get("errors").size()).as(response.body()).isEqualTo(1);
        assertThat(response.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(response.json().at("/errors/0/detail").asText()).isEqualTo(detail);
    }
}
