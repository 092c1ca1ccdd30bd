package io.agentee.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.agentee.api.agent.AgentName;
import io.agentee.api.event.RunEvent;
import io.agentee.api.event.TextEvent;
import io.agentee.api.message.MessageId;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.RunRequest;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AgUiTest {

    private static final String PATH = "/api/v1/agents/assistant/ag-ui";

    /** What the reference client sends, and what else AG-UI allows. */
    private static final String FULL = """
            {"threadId": "thread 7", "runId": "run/1", "protocolVersion": "1.0", "parentRunId": "run/0",
             "state": {"cart": null}, "context": [{"description": "page", "value": "cart"}], "forwardedProps": {"a": 1},
             "tools": [{"name": "paint", "description": "Paints", "parameters": {"type": "object"}, "metadata": {"a": 1}}],
             "messages": [
               {"id": "0", "role": "activity", "activityType": "PLAN", "content": {"steps": []}},
               {"id": "1", "role": "assistant", "toolCalls": [{"id": "t", "type": "function",
                 "function": {"name": "f", "arguments": "{}"}}], "subagentRunId": "s"},
               {"id": "2", "role": "tool", "toolCallId": "t", "content": "done"},
               {"id": "3", "role": "user", "content": "Refund order 42", "name": "ada", "metadata": {"a": 1}}],
             "resume": [], "somethingNew": {"a": [1]}}""";

    private static final String FRAMES = """
            id: 1
            data: {"type":"RUN_STARTED","threadId":"thread 7","runId":"run/1","protocolVersion":"1.0","timestamp":1000}

            id: 2
            data: {"type":"TEXT_MESSAGE_START","messageId":"run/1:m-1","role":"assistant","timestamp":1500}

            id: 3
            data: {"type":"RUN_FINISHED","threadId":"thread 7","runId":"run/1","result":"Done.",\
            "outcome":{"type":"success"},"usage":[{"inputTokens":0,"outputTokens":0,"cachedInputTokens":0,\
            "reasoningTokens":0}],"timestamp":2000}

            """;

    private TestingServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void runIsStreamedUnderTheNamesOfItsCaller() throws Exception {
        TestingResponse response = answered(FULL);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(response.header("Location")).startsWith("/api/v1/runs/key-ag-ui:");
        assertThat(response.body()).isEqualTo(FRAMES);
    }

    @Test
    void threadIsTheConversationAndTheLastMessageTheInput() throws Exception {
        answered(FULL);

        RunRequest request = server.agents.requests.get(0);
        String key = request.idempotencyKey().orElseThrow();
        assertThat(request)
                .isEqualTo(new RunRequest(
                        new AgentName("assistant"),
                        "Refund order 42",
                        TestingSignIn.ADA,
                        Optional.of("thread 7"),
                        Map.of(),
                        Optional.empty(),
                        Optional.of(key)));
        assertThat(key).matches("ag-ui:[0-9a-f]{64}");
    }

    @Test
    void partsOfTextAreLinesOfTheInput() throws Exception {
        answered(withContent("""
                [{"type": "text", "text": "Refund", "id": "p"}, {"type": "text", "text": "order 42"}]"""));

        assertThat(server.agents.requests.get(0).input()).isEqualTo("Refund\norder 42");
    }

    @Test
    void repeatedRequestReplaysTheRun() throws Exception {
        TestingResponse first = answered(FULL);
        TestingResponse second = server.send(post(FULL));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(server.agents.startedRuns()).isEqualTo(1);
    }

    @Test
    void otherNamesAreAnotherRun() throws Exception {
        answered(FULL);
        for (String names : List.of(
                "\"threadId\": \"thread 7\", \"runId\": \"run/2\"",
                "\"threadId\": \"thread 7r\", \"runId\": \"un/1\"")) {
            int before = server.agents.startedRuns();
            CompletableFuture<TestingResponse> answer = server.sendAsync(
                    post("{" + names + ", \"messages\": [{\"role\": \"user\", \"content\": \"hi\"}]}"));
            Awaitility.await().until(() -> server.agents.startedRuns() == before + 1);
            assertThat(answer).isNotDone();
        }
    }

    @Test
    void sameNamesWithAnotherInputAreAConflict() throws Exception {
        answered(withContent("\"hi\""));

        TestingResponse response = server.send(post(withContent("\"ho\"")));

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:idempotency-conflict");
    }

    @Test
    void unknownAgentIsNotFound() throws Exception {
        for (String agent : List.of("nobody", "No%20Body")) {
            TestingResponse response = server.send(
                    server.post("/api/v1/agents/" + agent + "/ag-ui", FULL).header("Accept", "text/event-stream"));

            assertThat(response.status()).isEqualTo(404);
            assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:unknown-agent");
        }
    }

    static Stream<Arguments> bodies() {
        String user = ", \"messages\": [{\"id\": \"1\", \"role\": \"user\", \"content\": \"hi\"}]}";
        String ids = "{\"threadId\": \"t\", \"runId\": \"r\"";
        String blank = "must be text that is not blank, without control characters.";
        String notText = "The content must be text that is not blank.";
        String notSupported = "A part must be of the type 'text', and have a text: no other is supported.";
        return Stream.of(
                arguments("[]", "", "The body must be a JSON object."),
                arguments("{\"runId\": \"r\"" + user, "/threadId", "'threadId' is required."),
                arguments("{\"threadId\": \"t\"" + user, "/runId", "'runId' is required."),
                arguments("{\"threadId\": \"\", \"runId\": \"r\"" + user, "/threadId", "'threadId' " + blank),
                arguments("{\"threadId\": \"t\", \"runId\": \" \"" + user, "/runId", "'runId' " + blank),
                arguments("{\"threadId\": \"t\", \"runId\": \"\\u0000\"" + user, "/runId", "'runId' " + blank),
                arguments("{\"threadId\": 7, \"runId\": \"r\"" + user, "/threadId", "'threadId' must be a string."),
                arguments(
                        "{\"threadId\": \"" + "t".repeat(129) + "\", \"runId\": \"r\"" + user,
                        "/threadId",
                        "'threadId' must have at most 128 characters."),
                arguments(
                        "{\"threadId\": \"t\", \"runId\": \"" + "r".repeat(129) + "\"" + user,
                        "/runId",
                        "'runId' must have at most 128 characters."),
                arguments(ids + "}", "/messages", "'messages' must have a message."),
                arguments(ids + ", \"messages\": []}", "/messages", "'messages' must have a message."),
                arguments(ids + ", \"messages\": {}}", "/messages", "'messages' must be a JSON array."),
                arguments(ids + ", \"messages\": [\"hi\"]}", "/messages/0", "'messages.0' must be a JSON object."),
                arguments(ids + ", \"messages\": [null]}", "/messages/0", "A message must be a JSON object."),
                arguments(
                        ids + ", \"messages\": [{\"role\": \"user\", \"content\": \"a\"}, {\"role\": \"tool\"}]}",
                        "/messages/1/role",
                        "The last message must have the role 'user'."),
                arguments(
                        ids + ", \"messages\": [{\"content\": \"a\"}]}",
                        "/messages/0/role",
                        "The last message must have the role 'user'."),
                arguments(
                        ids + ", \"messages\": [{\"role\": \"user\"}]}",
                        "/messages/0/content",
                        "The content must be a string, or an array of parts."),
                arguments(
                        withContent("{}"),
                        "/messages/0/content",
                        "The content must be a string, or an array of parts."),
                arguments(withContent("\" \""), "/messages/0/content", notText),
                arguments(withContent("\"\\ud83d\""), "/messages/0/content", notText),
                arguments(withContent("[]"), "/messages/0/content", notText),
                arguments(
                        withContent("[{\"type\": \"text\", \"text\": \"a\"}, {\"type\": \"image\", \"source\": {}}]"),
                        "/messages/0/content/1",
                        notSupported),
                arguments(withContent("[{\"type\": \"text\"}]"), "/messages/0/content/0", notSupported),
                arguments(withContent("[{\"type\": \"text\", \"text\": 5}]"), "/messages/0/content/0", notSupported),
                arguments(withContent("[null]"), "/messages/0/content/0", notSupported),
                arguments(withContent("[\"a\"]"), "/messages/0/content/0", notSupported),
                arguments(
                        ids + ", \"resume\": [{\"interruptId\": \"i\", \"status\": \"resolved\"}]" + user,
                        "/resume",
                        "'resume' must be empty: no run can be interrupted yet."),
                arguments(ids + ", \"resume\": {}" + user, "/resume", "'resume' must be a JSON array."));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void brokenInputIsRefusedByItsPointer(String body, String pointer, String detail) throws Exception {
        TestingResponse response = server.send(post(body));

        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:invalid-request");
        assertThat(response.json().get("errors").findValuesAsText("pointer")).containsExactly(pointer);
        assertThat(response.json().get("errors").findValuesAsText("detail")).containsExactly(detail);
        assertThat(server.agents.startedRuns()).isZero();
    }

    @Test
    void everyPartThatIsNotSupportedIsNamed() throws Exception {
        TestingResponse response = server.send(post(
                withContent("[{\"type\": \"image\"}, {\"type\": \"text\", \"text\": \"a\"}, {\"type\": \"audio\"}]")));

        assertThat(response.json().get("errors").findValuesAsText("pointer"))
                .containsExactly("/messages/0/content/0", "/messages/0/content/2");
    }

    @Test
    void whoDoesNotAcceptEventsStartsNothing() throws Exception {
        TestingResponse response = server.send(server.post(PATH, FULL).header("Accept", "application/json"));

        assertThat(response.status()).isEqualTo(406);
        assertThat(server.agents.startedRuns()).isZero();
    }

    private static String withContent(String content) {
        return "{\"threadId\": \"t\", \"runId\": \"r\", \"messages\": [{\"id\": \"1\", \"role\": \"user\", \"content\": "
                + content + "}]}";
    }

    private HttpRequest.Builder post(String body) {
        return server.post(PATH, body).header("Accept", "text/event-stream");
    }

    /** The answer to the first request, whose run is over at once. */
    private TestingResponse answered(String body) throws Exception {
        CompletableFuture<TestingResponse> answer = server.sendAsync(post(body));
        Awaitility.await().until(() -> server.agents.startedRuns() == 1);
        TestingEvents events = server.agents.onlyRun().events;
        events.emit(
                RunEvent.Started.of("c-7", "run-0", 1000),
                new TextEvent.Start(new MessageId("m-1"), "assistant", 1500),
                new RunEvent.Finished(
                        "c-7",
                        "run-0",
                        Optional.of("Done."),
                        RunEvent.Finished.Outcome.SUCCESS,
                        List.of(TokenUsage.NONE),
                        2000));
        events.complete();
        return answer.get(20, TimeUnit.SECONDS);
    }
}
