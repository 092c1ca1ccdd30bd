package io.agentee.models.langchain;

import static io.agentee.models.testing.Answers.answerOf;
import static io.agentee.models.testing.Answers.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelProvider;
import io.agentee.api.model.ModelResponse;
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

class GoogleModelProviderTest extends ProviderContract {

    @Override
    ModelProvider provider() {
        return new GoogleModelProvider();
    }

    @Override
    String basePath() {
        return "/v1beta/";
    }

    @Override
    String contentType() {
        return "text/event-stream";
    }

    @Override
    List<String> textAnswer(String... parts) {
        List<String> events = new ArrayList<>();
        for (String part : parts) {
            events.add(event(Map.of("text", part)));
        }
        events.add(lastEvent("STOP"));
        return events;
    }

    @Override
    List<String> toolAnswer(ToolCall... calls) {
        List<String> events = new ArrayList<>();
        for (ToolCall call : calls) {
            Object arguments = Json.read(call.arguments()).orElseThrow();
            events.add(event(Map.of("functionCall", Map.of("name", call.name(), "args", arguments))));
        }
        events.add(lastEvent("STOP"));
        return events;
    }

    @Override
    List<String> reasoningAnswer(String reasoning, String text) {
        return List.of(
                event(Map.of("text", reasoning, "thought", true)), event(Map.of("text", text)), lastEvent("STOP"));
    }

    private static String event(Map<String, Object> part) {
        return data(Map.of(
                "candidates",
                List.of(Map.of("content", Map.of("role", "model", "parts", List.of(part)))),
                "modelVersion",
                "model-1"));
    }

    private static String lastEvent(String reason) {
        return data(Map.of(
                "candidates",
                List.of(Map.of("finishReason", reason)),
                "usageMetadata",
                Map.of(
                        "promptTokenCount", 11,
                        "candidatesTokenCount", 5,
                        "thoughtsTokenCount", 2,
                        "cachedContentTokenCount", 3,
                        "totalTokenCount", 18)));
    }

    private static String data(Map<String, Object> data) {
        return "data: " + Json.write(data) + "\r\n\r\n";
    }

    @Override
    String errorBody(String message) {
        return Json.write(List.of(Map.of("error", Map.of("code", 400, "message", message, "status", "X"))));
    }

    @Override
    TokenUsage expectedUsage() {
        return new TokenUsage(11, 7, 3, 2);
    }

    @Override
    String systemPromptIn(JsonNode request) {
        return request.at("/systemInstruction/parts/0/text").asText();
    }

    @Override
    String lastUserTextIn(JsonNode request) {
        return lastPart(request, "text").asText();
    }

    @Override
    JsonNode firstToolCallArgumentsIn(JsonNode request) {
        return lastPart(request, "functionCall").path("args");
    }

    @Override
    String lastToolResultIn(JsonNode request) {
        return lastPart(request, "functionResponse").at("/response/response").asText();
    }

    @Override
    JsonNode firstToolParametersIn(JsonNode request) {
        return request.at("/tools/0/functionDeclarations/0/parameters");
    }

    @Override
    JsonNode answerSchemaIn(JsonNode request) {
        assertThat(request.at("/generationConfig/responseMimeType").asText()).isEqualTo("application/json");
        return request.at("/generationConfig/responseJsonSchema");
    }

    @Override
    JsonNode temperatureIn(JsonNode request) {
        return request.at("/generationConfig/temperature");
    }

    @Override
    JsonNode maxOutputTokensIn(JsonNode request) {
        return request.at("/generationConfig/maxOutputTokens");
    }

    @Override
    void assertReasoningReplayed(JsonNode request, String reasoning) {
        JsonNode parts = request.at("/contents/1/parts");
        assertThat(parts.at("/0/text").asText()).isEqualTo(reasoning);
        assertThat(parts.at("/0/thought").asBoolean()).isTrue();
        assertThat(request.at("/generationConfig/thinkingConfig/includeThoughts")
                        .asBoolean())
                .isTrue();
    }

    private static JsonNode lastPart(JsonNode request, String kind) {
        JsonNode last = request.path("none");
        for (JsonNode content : request.path("contents")) {
            for (JsonNode part : content.path("parts")) {
                last = part.hasNonNull(kind) ? part.path(kind) : last;
            }
        }
        return last;
    }

    @Test
    void sendsTheKeyAsItsOnlyCredential() {
        replying(textAnswer("ok"));

        answerOf(call(Transcript.user("Hi").request()));

        assertThat(server.lastRequest().line())
                .isEqualTo("POST /v1beta/models/model-1:streamGenerateContent?alt=sse HTTP/1.1");
        assertThat(server.lastRequest().headers()).containsEntry("x-goog-api-key", TestingSettings.API_KEY);
    }

    @Test
    void signaturesOfToolCallsAreSaidAgain() {
        TestingSettings reasoning = settings().with(new Reasoning(true, Optional.of("low"), Optional.of(512), false));
        replying(
                List.of(
                        event(Map.of(
                                "functionCall",
                                Map.of("name", "clock", "args", Map.of()),
                                "thoughtSignature",
                                "c2lnbmVk")),
                        lastEvent("STOP")),
                textAnswer("ok"));
        Transcript transcript = Transcript.user("Hi").withTool("clock", JsonSchema.emptyObject());

        ModelResponse answer = answerOf(call(reasoning, transcript.request()));
        String id = answer.toolCalls().get(0).id().value();
        answerOf(call(
                reasoning,
                transcript.andAnswer(answer).andResult(id, "clock", "noon").request()));

        JsonNode said = server.lastRequest().json();
        assertThat(said.at("/contents/1/parts/0/thoughtSignature").asText()).isEqualTo("c2lnbmVk");
        assertThat(said.at("/generationConfig/thinkingConfig/thinkingBudget").intValue())
                .isEqualTo(512);
        assertThat(said.at("/generationConfig/thinkingConfig/thinkingLevel").asText())
                .isEqualTo("low");
    }

    @Test
    void withToolsTheAnswersSchemaIsAnInstruction() {
        replying(textAnswer("ok"));

        answerOf(call(Transcript.user("Hi")
                .withSystemPrompt("You help.")
                .withTool("clock", JsonSchema.emptyObject())
                .withResponseSchema(new JsonSchema(PERSON))
                .request()));

        JsonNode said = server.lastRequest().json();
        assertThat(said.at("/generationConfig/responseJsonSchema").isMissingNode())
                .isTrue();
        assertThat(systemPromptIn(said))
                .startsWith("You help.\n\nWhen you answer")
                .contains("\"emails\"");
    }

    @Test
    void anErrorWithinTheAnswerCountsAsItsStatus() {
        String error = "{\"error\": {\"code\": 503, \"message\": \"overloaded\", \"status\": \"UNAVAILABLE\"}}";
        server.replying(Reply.stream(contentType(), List.of("data: " + error + "\r\n\r\n")));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure).hasMessage("model 'default' (google) answered 503: overloaded");
        assertThat(failure.status()).hasValue(503);
    }

    @Test
    void aFilteredAnswerIsAPermanentError() {
        server.replying(Reply.stream(contentType(), List.of(lastEvent("SAFETY"))));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure)
                .hasMessage("model 'default' (google) did not answer: the provider's content filter stopped it");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void aMalformedFunctionCallCanBeRetried() {
        server.replying(Reply.stream(contentType(), List.of(lastEvent("MALFORMED_FUNCTION_CALL"))));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure).hasMessage("model 'default' (google) gave an empty answer");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aLimitThatLeavesNoAnswerIsAPermanentError() {
        server.replying(Reply.stream(contentType(), List.of(lastEvent("MAX_TOKENS"))));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure)
                .hasMessage("model 'default' (google) used up max-output-tokens before it answered: allow more");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void needsANameAndAKey() {
        TestingSettings bare = TestingSettings.of("google").withoutApiKey().withoutModelName();

        assertThat(provider().problems(bare.settings()))
                .containsExactly(
                        "agentee.models.default.model-name is missing: provider 'google' needs the name of the model",
                        "agentee.models.default.api-key is missing: provider 'google' needs an API key");
    }
}
