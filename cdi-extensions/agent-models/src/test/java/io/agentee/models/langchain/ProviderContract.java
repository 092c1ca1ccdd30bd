package io.agentee.models.langchain;

import static io.agentee.models.testing.Answers.answerOf;
import static io.agentee.models.testing.Answers.failureOf;
import static io.agentee.models.testing.TestingSettings.API_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelCall;
import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelProvider;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.model.ModelSettings.Reasoning;
import io.agentee.api.model.ModelSettings.Sampling;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.tool.JsonSchema;
import io.agentee.models.testing.TestingListener;
import io.agentee.models.testing.TestingModelServer;
import io.agentee.models.testing.TestingModelServer.Reply;
import io.agentee.models.testing.TestingSettings;
import io.agentee.models.testing.Transcript;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every provider does, whatever it says on the wire; a stub server speaks its format. */
abstract class ProviderContract {

    static final Map<String, Object> PERSON = Map.of(
            "type",
            "object",
            "properties",
            Map.of(
                    "name", Map.of("type", "string", "description", "full name"),
                    "age", Map.of("type", "integer"),
                    "emails", Map.of("type", "array", "items", Map.of("type", "string"))),
            "required",
            List.of("name", "age", "emails"));

    final TestingModelServer server = new TestingModelServer();
    final TestingListener listener = new TestingListener();
    private ChatModel model = NO_MODEL;

    private static final ChatModel NO_MODEL = (request, listener) -> {
        throw new IllegalStateException("no model");
    };

    abstract ModelProvider provider();

    /** The path of the base URL. */
    abstract String basePath();

    abstract String contentType();

    /** An answer whose text comes in these parts; 11 tokens in, 3 of them cached, and 7 out, if the provider counts. */
    abstract List<String> textAnswer(String... parts);

    /** An answer with these tool calls. */
    abstract List<String> toolAnswer(ToolCall... calls);

    /** An answer with reasoning before its text. */
    abstract List<String> reasoningAnswer(String reasoning, String text);

    /** The body of an error. */
    abstract String errorBody(String message);

    abstract TokenUsage expectedUsage();

    abstract String systemPromptIn(JsonNode request);

    abstract String lastUserTextIn(JsonNode request);

    /** The arguments of the first tool call of the transcript, as a tree or as text. */
    abstract JsonNode firstToolCallArgumentsIn(JsonNode request);

    /** The text of the last tool result of the transcript. */
    abstract String lastToolResultIn(JsonNode request);

    /** The schema of the parameters of the first tool. */
    abstract JsonNode firstToolParametersIn(JsonNode request);

    abstract JsonNode answerSchemaIn(JsonNode request);

    abstract JsonNode temperatureIn(JsonNode request);

    abstract JsonNode maxOutputTokensIn(JsonNode request);

    /** Checks that the reasoning of an earlier answer is said again as the provider wants it. */
    abstract void assertReasoningReplayed(JsonNode request, String reasoning);

    @AfterEach
    void closeAll() {
        if (model != NO_MODEL) {
            model.close();
        }
        server.close();
    }

    @Test
    void streamsText() {
        replying(textAnswer("Hello ", "you ", "there ü€😀"));

        ModelResponse answer = answerOf(call(Transcript.user("Hi").request()));

        assertThat(answer.content()).isEqualTo("Hello you there ü€😀");
        assertThat(listener.texts()).containsExactly("Hello ", "you ", "there ü€😀");
        assertThat(answer.toolCalls()).isEmpty();
        assertThat(answer.reasoning()).isEmpty();
        assertThat(answer.usage()).isEqualTo(expectedUsage());
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void saysTheWholeTranscript() {
        replying(textAnswer("ok"));
        ModelRequest request = Transcript.user("What is the time?")
                .withSystemPrompt("You are a clock.")
                .withTool("clock", JsonSchema.emptyObject())
                .andAnswer("Let me see.", Transcript.call("id-1", "clock", "{\"zone\":\"UTC\"}"))
                .andResult("id-1", "clock", "it is noon")
                .andUser("And now?")
                .request();

        answerOf(call(request));

        JsonNode said = server.lastRequest().json();
        assertThat(systemPromptIn(said)).isEqualTo("You are a clock.");
        assertThat(lastUserTextIn(said)).isEqualTo("And now?");
        assertThat(tree(firstToolCallArgumentsIn(said)).path("zone").asText()).isEqualTo("UTC");
        assertThat(lastToolResultIn(said)).isEqualTo("it is noon");
    }

    @Test
    void saysEmptyTextsInSomeWay() {
        replying(textAnswer("ok"));
        ModelRequest request = Transcript.user(" ")
                .withTool("clock", JsonSchema.emptyObject())
                .andAnswer("", Transcript.call("id-1", "clock", ""))
                .andResult("id-1", "clock", "", true)
                .andAnswer("")
                .andUser("Well?")
                .request();

        assertThat(answerOf(call(request)).content()).isEqualTo("ok");
        assertThat(lastToolResultIn(server.lastRequest().json())).isEqualTo("(empty)");
    }

    @Test
    void wrapsArgumentsThatAreNotAnObject() {
        replying(textAnswer("ok"));
        ModelRequest request = Transcript.user("Refund 42")
                .withTool("refund", JsonSchema.emptyObject())
                .andAnswer("", Transcript.call("id-1", "refund", "{\"order\": "))
                .andResult("id-1", "refund", "not JSON", true)
                .request();

        answerOf(call(request));

        JsonNode arguments = tree(firstToolCallArgumentsIn(server.lastRequest().json()));
        assertThat(arguments.path("malformed_arguments").asText()).isEqualTo("{\"order\": ");
    }

    @Test
    void describesTools() {
        replying(textAnswer("ok"));
        JsonSchema schema = new JsonSchema(Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                        "person", Map.of("$ref", "#/$defs/person"),
                        "note", Map.of("type", List.of("string", "null")),
                        "kind", Map.of("type", "string", "enum", List.of("a", "b"), "description", "the kind")),
                "required",
                List.of("person"),
                "additionalProperties",
                false,
                "$defs",
                Map.of("person", PERSON)));

        answerOf(call(Transcript.user("Hi").withTool("greet", schema).request()));

        JsonNode parameters = firstToolParametersIn(server.lastRequest().json());
        assertThat(parameters.path("type").asText()).isEqualToIgnoringCase("object");
        assertThat(parameters.path("required").path(0).asText()).isEqualTo("person");
        JsonNode kind = parameters.path("properties").path("kind");
        assertThat(kind.path("description").asText()).isEqualTo("the kind");
        assertThat(kind.path("enum")).hasSize(2);
        JsonNode person = resolved(parameters, parameters.path("properties").path("person"));
        assertThat(person.path("properties").path("name").path("description").asText())
                .isEqualTo("full name");
        assertThat(person.path("properties").path("age").path("type").asText()).isEqualToIgnoringCase("integer");
        assertThat(person.path("properties")
                        .path("emails")
                        .path("items")
                        .path("type")
                        .asText())
                .isEqualToIgnoringCase("string");
    }

    @Test
    void asksForToolsInParallel() {
        replying(toolAnswer(
                Transcript.call("id-1", "lookup_order", "{\"order\":\"42\"}"), Transcript.call("id-2", "clock", "{}")));

        ModelResponse answer = answerOf(call(Transcript.user("Hi")
                .withTool("lookup_order", JsonSchema.emptyObject())
                .withTool("clock", JsonSchema.emptyObject())
                .request()));

        assertThat(answer.toolCalls()).extracting(ToolCall::name).containsExactly("lookup_order", "clock");
        assertThat(answer.toolCalls()).extracting(ToolCall::arguments).containsExactly("{\"order\":\"42\"}", "{}");
        assertThat(answer.toolCalls()).extracting(ToolCall::id).doesNotHaveDuplicates();
        assertThat(answer.content()).isEmpty();
    }

    @Test
    void closesWithoutTools() {
        replying(textAnswer("closed"));
        ModelRequest request = Transcript.user("Hi")
                .andAnswer("", Transcript.call("id-1", "clock", "{}"))
                .andResult("id-1", "clock", "noon")
                .request();

        assertThat(answerOf(call(request)).content()).isEqualTo("closed");
    }

    @Test
    void asksForStructuredOutput() {
        replying(textAnswer("{\"name\":\"Ada\",\"age\":36,\"emails\":[]}"));

        ModelResponse answer = answerOf(call(Transcript.user("Who?")
                .withResponseSchema(new JsonSchema(PERSON))
                .request()));

        assertThat(answer.content()).isEqualTo("{\"name\":\"Ada\",\"age\":36,\"emails\":[]}");
        JsonNode schema = answerSchemaIn(server.lastRequest().json());
        assertThat(schema.path("properties").path("age").path("type").asText()).isEqualToIgnoringCase("integer");
        assertThat(schema.path("required")).hasSize(3);
    }

    @Test
    void tellsReasoningAndSaysItAgain() {
        replying(reasoningAnswer("First this.", "Done."), textAnswer("ok"));
        TestingSettings reasoning = settings().with(new Reasoning(true, Optional.empty(), Optional.empty(), false));
        Transcript transcript = Transcript.user("Think");

        ModelResponse answer = answerOf(call(reasoning, transcript.request()));

        assertThat(answer.content()).isEqualTo("Done.");
        assertThat(answer.reasoning()).contains("First this.");
        assertThat(String.join("", listener.reasonings())).isEqualTo("First this.");
        assertThat(listener.texts()).containsExactly("Done.");
        answerOf(call(reasoning, transcript.andAnswer(answer).andUser("More").request()));
        assertReasoningReplayed(server.lastRequest().json(), "First this.");
    }

    @Test
    void passesOnHowTokensAreChosen() {
        replying(textAnswer("ok"));
        Sampling sampling = new Sampling(Optional.of(0.25), Optional.of(0.5), Optional.of(2000));

        answerOf(call(settings().with(sampling), Transcript.user("Hi").request()));

        JsonNode said = server.lastRequest().json();
        assertThat(temperatureIn(said).doubleValue()).isEqualTo(0.25);
        assertThat(maxOutputTokensIn(said).intValue()).isEqualTo(2000);
    }

    @Test
    void aWrongKeyIsNotRetried() {
        server.replying(Reply.error(401, Map.of(), errorBody("the key " + API_KEY + " is wrong")));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure)
                .hasMessage("model 'default' (%s) answered 401: the key *** is wrong"
                        .formatted(provider().name()));
        assertThat(failure.status()).hasValue(401);
        assertThat(failure.retryable()).isFalse();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aFullProviderSaysWhenToComeBack() {
        server.replying(Reply.error(429, Map.of("Retry-After", "7"), errorBody("slow down")));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure.status()).hasValue(429);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aFullProviderMaySayADate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(2));
        server.replying(Reply.error(503, Map.of("Retry-After", date), ""));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure)
                .hasMessage(
                        "model 'default' (%s) answered 503".formatted(provider().name()));
        assertThat(failure.retryAfter().orElseThrow()).isBetween(Duration.ofHours(1), Duration.ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 529})
    void aProviderInTroubleCanBeRetriedByTheRun(int status) {
        server.replying(Reply.error(status, Map.of(), "<html>" + "x".repeat(100_000)));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure.status()).hasValue(status);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.getMessage()).hasSizeLessThan(600);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aCutConnectionCanBeRetried() {
        List<String> chunks = textAnswer("Hello ", "you");
        server.replying(Reply.cutAfter(contentType(), chunks.subList(0, chunks.size() / 2)));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure.getMessage())
                .startsWith("the connection to model 'default' (%s) failed: "
                        .formatted(provider().name()));
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.status()).isEmpty();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anAnswerThatStopsEarlyIsNoAnswer() {
        server.replying(Reply.stream(contentType(), textAnswer("Hello ", "you").subList(0, 2)));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure)
                .hasMessage("model 'default' (%s) ended its answer before it was complete"
                        .formatted(provider().name()));
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void brokenJsonIsNoAnswer() {
        List<String> chunks = textAnswer("Hello");
        String broken = chunks.get(0).replaceFirst("\\{", "{{");
        server.replying(Reply.stream(contentType(), List.of(broken)));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure.getMessage())
                .startsWith("the answer of model 'default' (%s) broke: "
                        .formatted(provider().name()));
        assertThat(failure.retryable()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void cancellingHangsUpBeforeTheFirstWord() {
        server.replying(Reply.hang());
        ModelCall call = call(Transcript.user("Hi").request());
        awaitRequest();

        call.cancel();

        assertThat(server.sawClientGo()).isTrue();
        assertThatThrownBy(() -> call.response().toCompletableFuture().join())
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void cancellingHangsUpInTheMiddle() throws InterruptedException {
        List<String> chunks = textAnswer("Hello ", "you");
        server.replying(Reply.hangAfter(contentType(), chunks.subList(0, chunks.size() / 2 + 1)));
        ModelCall call = call(Transcript.user("Hi").request());
        assertThat(listener.firstText().await(30, TimeUnit.SECONDS)).isTrue();

        call.cancel();

        assertThat(server.sawClientGo()).isTrue();
        assertThatThrownBy(() -> call.response().toCompletableFuture().join())
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aProviderThatHangsTimesOut() {
        server.replying(Reply.hang());

        ModelException failure = failureOf(call(
                settings().within(Duration.ofMillis(300)), Transcript.user("Hi").request()));

        assertThat(failure).hasMessage("model 'default' did not answer within PT0.3S");
        assertThat(failure.retryable()).isTrue();
        assertThat(server.sawClientGo()).isTrue();
    }

    @Test
    void aProviderThatIsNotThereCanBeRetried() {
        URI nowhere = server.uri(basePath());
        server.close();

        ModelException failure =
                failureOf(call(settings().at(nowhere), Transcript.user("Hi").request()));

        assertThat(failure.retryable()).isTrue();
        assertThat(failure.status()).isEmpty();
    }

    @Test
    void closingTheModelHangsUp() {
        server.replying(Reply.hang());
        ModelCall call = call(Transcript.user("Hi").request());
        awaitRequest();

        model.close();

        assertThat(failureOf(call)).hasMessage("model 'default' was closed");
        assertThat(server.sawClientGo()).isTrue();
    }

    final TestingSettings settings() {
        return TestingSettings.of(provider().name()).at(server.uri(basePath()));
    }

    final void replying(List<?>... answers) {
        for (List<?> answer : answers) {
            server.replying(Reply.stream(
                    contentType(), answer.stream().map(String.class::cast).toList()));
        }
    }

    final ModelCall call(ModelRequest request) {
        return call(settings(), request);
    }

    final ModelCall call(TestingSettings settings, ModelRequest request) {
        if (model != NO_MODEL) {
            model.close();
        }
        model = provider().create(settings.settings());
        return model.call(request, listener);
    }

    private void awaitRequest() {
        await().until(() -> !server.requests().isEmpty());
    }

    static JsonNode tree(JsonNode objectOrText) {
        if (!objectOrText.isTextual()) {
            return objectOrText;
        }
        return new TestingModelServer.Request("", Map.of(), objectOrText.textValue()).json();
    }

    private static JsonNode resolved(JsonNode root, JsonNode schema) {
        return schema.has("$ref") ? root.path("$defs").path("person") : schema;
    }
}
