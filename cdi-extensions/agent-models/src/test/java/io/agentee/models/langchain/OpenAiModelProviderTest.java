package io.agentee.models.langchain;

import static io.agentee.models.testing.Answers.answerOf;
import static io.agentee.models.testing.Answers.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelProvider;
import io.agentee.api.model.ModelSettings.Reasoning;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.tool.JsonSchema;
import io.agentee.models.json.Json;
import io.agentee.models.testing.TestingModelServer.Reply;
import io.agentee.models.testing.TestingSettings;
import io.agentee.models.testing.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenAiModelProviderTest extends ProviderContract {

    @Override
    ModelProvider provider() {
        return new OpenAiModelProvider();
    }

    @Override
    String basePath() {
        return "/v1";
    }

    @Override
    String contentType() {
        return "text/event-stream";
    }

    @Override
    List<String> textAnswer(String... parts) {
        List<String> events = new ArrayList<>();
        events.add(delta(Map.of("role", "assistant", "content", "")));
        for (String part : parts) {
            events.add(delta(Map.of("content", part)));
        }
        return ended(events, "stop");
    }

    @Override
    List<String> toolAnswer(ToolCall... calls) {
        List<String> events = new ArrayList<>();
        for (int index = 0; index < calls.length; index++) {
            ToolCall call = calls[index];
            int middle = call.arguments().length() / 2;
            events.add(toolDelta(Map.of(
                    "index",
                    index,
                    "id",
                    call.id().value(),
                    "type",
                    "function",
                    "function",
                    Map.of("name", call.name(), "arguments", ""))));
            events.add(toolDelta(Map.of(
                    "index",
                    index,
                    "function",
                    Map.of("arguments", call.arguments().substring(0, middle)))));
            events.add(toolDelta(Map.of(
                    "index",
                    index,
                    "function",
                    Map.of("arguments", call.arguments().substring(middle)))));
        }
        return ended(events, "tool_calls");
    }

    @Override
    List<String> reasoningAnswer(String reasoning, String text) {
        return ended(
                new ArrayList<>(List.of(delta(Map.of("reasoning_content", reasoning)), delta(Map.of("content", text)))),
                "stop");
    }

    private static String toolDelta(Map<String, Object> call) {
        return delta(Map.of("tool_calls", List.of(call)));
    }

    private static String delta(Map<String, Object> delta) {
        return event(Map.of(
                "id",
                "c1",
                "object",
                "chat.completion.chunk",
                "model",
                "model-1",
                "choices",
                List.of(Map.of("index", 0, "delta", delta))));
    }

    private static List<String> ended(List<String> events, String reason) {
        events.add(event(Map.of(
                "id", "c1", "choices", List.of(Map.of("index", 0, "delta", Map.of(), "finish_reason", reason)))));
        events.add(event(Map.of(
                "id", "c1",
                "choices", List.of(),
                "usage",
                        Map.of(
                                "prompt_tokens", 11,
                                "completion_tokens", 7,
                                "total_tokens", 18,
                                "prompt_tokens_details", Map.of("cached_tokens", 3),
                                "completion_tokens_details", Map.of("reasoning_tokens", 2)))));
        events.add("data: [DONE]\n\n");
        return events;
    }

    private static String event(Map<String, Object> data) {
        return "data: " + Json.write(data) + "\n\n";
    }

    @Override
    String errorBody(String message) {
        return Json.write(Map.of("error", Map.of("message", message, "type", "error", "code", "x")));
    }

    @Override
    TokenUsage expectedUsage() {
        return new TokenUsage(11, 7, 3, 2);
    }

    @Override
    String systemPromptIn(JsonNode request) {
        return message(request, "system").path("content").asText();
    }

    @Override
    String lastUserTextIn(JsonNode request) {
        return message(request, "user").path("content").asText();
    }

    @Override
    JsonNode firstToolCallArgumentsIn(JsonNode request) {
        return message(request, "assistant").at("/tool_calls/0/function/arguments");
    }

    @Override
    String lastToolResultIn(JsonNode request) {
        return message(request, "tool").path("content").asText();
    }

    @Override
    JsonNode firstToolParametersIn(JsonNode request) {
        return request.at("/tools/0/function/parameters");
    }

    @Override
    JsonNode answerSchemaIn(JsonNode request) {
        assertThat(request.at("/response_format/type").asText()).isEqualTo("json_schema");
        assertThat(request.at("/response_format/json_schema/strict").asBoolean())
                .isTrue();
        return request.at("/response_format/json_schema/schema");
    }

    @Override
    JsonNode temperatureIn(JsonNode request) {
        return request.path("temperature");
    }

    @Override
    JsonNode maxOutputTokensIn(JsonNode request) {
        return request.path("max_tokens");
    }

    @Override
    void assertReasoningReplayed(JsonNode request, String reasoning) {
        assertThat(message(request, "assistant").path("reasoning_content").asText())
                .isEqualTo(reasoning);
    }

    private static JsonNode message(JsonNode request, String role) {
        JsonNode last = request.path("none");
        for (JsonNode message : request.path("messages")) {
            last = message.path("role").asText().equals(role) ? message : last;
        }
        return last;
    }

    @Test
    void sendsTheKeyAsItsOnlyCredential() {
        replying(textAnswer("ok"));

        answerOf(call(Transcript.user("Hi").request()));

        assertThat(server.lastRequest().line()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
        assertThat(server.lastRequest().headers()).containsEntry("authorization", "Bearer " + TestingSettings.API_KEY);
        assertThat(server.lastRequest().headers()).doesNotContainKeys("upgrade", "http2-settings");
    }

    @Test
    void aCompatibleServerNeedsNoKey() {
        replying(textAnswer("ok"));

        answerOf(call(settings().withoutApiKey(), Transcript.user("Hi").request()));

        assertThat(server.lastRequest().headers()).doesNotContainKey("authorization");
    }

    @Test
    void aServerWithItsOwnFinishReasonsIsUnderstood() {
        List<String> answer = textAnswer("ok").stream()
                .map(event -> event.replace("\"stop\"", "\"eos_token\""))
                .toList();
        replying(answer);

        assertThat(answerOf(call(Transcript.user("Hi").request())).content()).isEqualTo("ok");
    }

    @Test
    void anErrorWithinTheAnswerKeepsItsWords() {
        server.replying(Reply.stream(
                contentType(),
                List.of(delta(Map.of("content", "Hel")), "data: {\"error\": {\"message\": \"out of memory\"}}\n\n")));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure).hasMessage("the answer of model 'default' (openai) broke: out of memory");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aSchemaWithOptionalPropertiesIsNotStrict() {
        replying(textAnswer("{}"));
        JsonSchema optional = new JsonSchema(
                Map.of("type", "object", "properties", Map.of("name", Map.of("type", "string", "minLength", 2))));

        answerOf(call(Transcript.user("Who?").withResponseSchema(optional).request()));

        JsonNode format = server.lastRequest().json().at("/response_format/json_schema");
        assertThat(format.path("strict").asBoolean()).isFalse();
        assertThat(format.at("/schema/properties/name/minLength").intValue()).isEqualTo(2);
    }

    @Test
    void toolSchemasKeepTheirConstraints() {
        replying(textAnswer("ok"));
        JsonSchema schema = new JsonSchema(Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                        "day",
                        Map.of("type", "string", "format", "date"),
                        "count",
                        Map.of("type", "integer", "minimum", 1))));

        answerOf(call(Transcript.user("Hi").withTool("book", schema).request()));

        JsonNode properties = firstToolParametersIn(server.lastRequest().json()).path("properties");
        assertThat(properties.at("/day/format").asText()).isEqualTo("date");
        assertThat(properties.at("/count/minimum").intValue()).isEqualTo(1);
    }

    @Test
    void passesOnTheEffort() {
        replying(textAnswer("ok"));
        Reasoning reasoning = new Reasoning(true, Optional.of("low"), Optional.empty(), false);

        answerOf(call(settings().with(reasoning), Transcript.user("Hi").request()));

        assertThat(server.lastRequest().json().path("reasoning_effort").asText())
                .isEqualTo("low");
    }

    @Test
    void needsANameAndAKeyUnlessAServerIsNamed() {
        TestingSettings bare = TestingSettings.of("openai").withoutApiKey().withoutModelName();

        assertThat(provider().problems(bare.settings()))
                .containsExactly(
                        "agentee.models.default.model-name is missing: provider 'openai' needs the name of the model",
                        "agentee.models.default.api-key is missing: provider 'openai' needs an API key");
        assertThat(provider().problems(settings().withoutApiKey().settings())).isEmpty();
    }
}
