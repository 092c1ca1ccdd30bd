package io.agentee.models.langchain;

import static io.agentee.models.testing.Answers.answerOf;
import static io.agentee.models.testing.Answers.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelProvider;
import io.agentee.api.model.TokenUsage;
import io.agentee.models.json.Json;
import io.agentee.models.testing.TestingModelServer.Reply;
import io.agentee.models.testing.TestingSettings;
import io.agentee.models.testing.Transcript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OllamaModelProviderTest extends ProviderContract {

    @Override
    ModelProvider provider() {
        return new OllamaModelProvider();
    }

    @Override
    String basePath() {
        return "";
    }

    @Override
    String contentType() {
        return "application/x-ndjson";
    }

    @Override
    List<String> textAnswer(String... parts) {
        List<String> lines = new ArrayList<>();
        for (String part : parts) {
            lines.add(message(Map.of("content", part)));
        }
        lines.add(lastLine());
        return lines;
    }

    @Override
    List<String> toolAnswer(ToolCall... calls) {
        List<Object> toolCalls = new ArrayList<>();
        for (ToolCall call : calls) {
            Object arguments = Json.read(call.arguments()).orElseThrow();
            Map<String, Object> function =
                    Map.of("index", toolCalls.size(), "name", call.name(), "arguments", arguments);
            toolCalls.add(Map.of("id", call.id().value(), "function", function));
        }
        return List.of(message(Map.of("content", "", "tool_calls", toolCalls)), lastLine());
    }

    @Override
    List<String> reasoningAnswer(String reasoning, String text) {
        return List.of(
                message(Map.of("content", "", "thinking", reasoning)), message(Map.of("content", text)), lastLine());
    }

    private static String message(Map<String, Object> message) {
        Map<String, Object> full = new LinkedHashMap<>(message);
        full.put("role", "assistant");
        return Json.write(Map.of("message", full, "model", "model-1", "done", false)) + "\n";
    }

    private static String lastLine() {
        return Json.write(Map.of(
                        "message",
                        Map.of("role", "assistant", "content", ""),
                        "model",
                        "model-1",
                        "done",
                        true,
                        "done_reason",
                        "stop",
                        "prompt_eval_count",
                        11,
                        "eval_count",
                        7))
                + "\n";
    }

    @Override
    String errorBody(String message) {
        return Json.write(Map.of("error", message));
    }

    @Override
    TokenUsage expectedUsage() {
        return new TokenUsage(11, 7, 0, 0);
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
        return request.path("format");
    }

    @Override
    JsonNode temperatureIn(JsonNode request) {
        return request.at("/options/temperature");
    }

    @Override
    JsonNode maxOutputTokensIn(JsonNode request) {
        return request.at("/options/num_predict");
    }

    @Override
    void assertReasoningReplayed(JsonNode request, String reasoning) {
        assertThat(request.path("think").asBoolean()).isTrue();
        assertThat(message(request, "assistant").path("content").asText()).isEqualTo("Done.");
    }

    private static JsonNode message(JsonNode request, String role) {
        JsonNode last = request.path("none");
        for (JsonNode message : request.path("messages")) {
            last = message.path("role").asText().equals(role) ? message : last;
        }
        return last;
    }

    @Test
    void sendsAKeyOnlyWhenThereIsOne() {
        replying(textAnswer("ok"));

        answerOf(call(settings().withoutApiKey(), Transcript.user("Hi").request()));
        assertThat(server.lastRequest().line()).isEqualTo("POST /api/chat HTTP/1.1");
        assertThat(server.lastRequest().headers()).doesNotContainKey("authorization");

        answerOf(call(Transcript.user("Hi").request()));
        assertThat(server.lastRequest().headers()).containsEntry("authorization", "Bearer " + TestingSettings.API_KEY);
    }

    @Test
    void anErrorWithinTheAnswerCanBeRetried() {
        server.replying(Reply.stream(
                contentType(),
                List.of(message(Map.of("content", "Hel")), "{\"error\": \"the runner has stopped\"}\n")));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure).hasMessage("the answer of model 'default' (ollama) broke: the runner has stopped");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void needsOnlyAName() {
        TestingSettings bare = TestingSettings.of("ollama").withoutApiKey().withoutModelName();

        assertThat(provider().problems(bare.settings()))
                .containsExactly(
                        "agentee.models.default.model-name is missing: provider 'ollama' needs the name of the model");
    }
}
