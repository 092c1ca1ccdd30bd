package io.agentee.models.langchain;

import static io.agentee.models.testing.Answers.answerOf;
import static io.agentee.models.testing.Answers.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelProvider;
import io.agentee.api.model.ModelSettings.Reasoning;
import io.agentee.api.model.ModelSettings.Sampling;
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

class AnthropicModelProviderTest extends ProviderContract {

    @Override
    ModelProvider provider() {
        return new AnthropicModelProvider();
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
        List<String> events = new ArrayList<>(List.of(AnthropicEvents.event(AnthropicEvents.START)));
        AnthropicEvents.addText(events, 0, parts);
        return AnthropicEvents.ended(events, "end_turn");
    }

    @Override
    List<String> toolAnswer(ToolCall... calls) {
        List<String> events = new ArrayList<>(List.of(AnthropicEvents.event(AnthropicEvents.START)));
        for (int index = 0; index < calls.length; index++) {
            ToolCall call = calls[index];
            int middle = call.arguments().length() / 2;
            events.add(AnthropicEvents.blockStart(
                    index,
                    Map.of("type", "tool_use", "id", call.id().value(), "name", call.name(), "input", Map.of())));
            events.add(AnthropicEvents.argumentsDelta(index, call.arguments().substring(0, middle)));
            events.add(AnthropicEvents.argumentsDelta(index, call.arguments().substring(middle)));
            events.add(AnthropicEvents.blockStop(index));
        }
        return AnthropicEvents.ended(events, "tool_use");
    }

    @Override
    List<String> reasoningAnswer(String reasoning, String text) {
        List<String> events = new ArrayList<>(List.of(AnthropicEvents.event(AnthropicEvents.START)));
        events.add(AnthropicEvents.blockStart(0, Map.of("type", "thinking", "thinking", "")));
        events.add(AnthropicEvents.blockDelta(0, Map.of("type", "thinking_delta", "thinking", reasoning)));
        events.add(
                AnthropicEvents.blockDelta(0, Map.of("type", "signature_delta", "signature", "signed+by/anthropic==")));
        events.add(AnthropicEvents.blockStop(0));
        events.add(AnthropicEvents.blockStart(1, Map.of("type", "redacted_thinking", "data", "cmVkYWN0ZWQ=")));
        events.add(AnthropicEvents.blockStop(1));
        AnthropicEvents.addText(events, 2, text);
        return AnthropicEvents.ended(events, "end_turn");
    }

    @Override
    String errorBody(String message) {
        return Json.write(Map.of("type", "error", "error", Map.of("type", "some_error", "message", message)));
    }

    @Override
    TokenUsage expectedUsage() {
        return new TokenUsage(11, 7, 3, 0);
    }

    @Override
    String systemPromptIn(JsonNode request) {
        return request.at("/system/0/text").asText();
    }

    @Override
    String lastUserTextIn(JsonNode request) {
        return lastBlock(request, "text").path("text").asText();
    }

    @Override
    JsonNode firstToolCallArgumentsIn(JsonNode request) {
        return lastBlock(request, "tool_use").path("input");
    }

    @Override
    String lastToolResultIn(JsonNode request) {
        JsonNode content = lastBlock(request, "tool_result").path("content");
        return content.isTextual() ? content.asText() : content.at("/0/text").asText();
    }

    @Override
    JsonNode firstToolParametersIn(JsonNode request) {
        return request.at("/tools/0/input_schema");
    }

    @Override
    JsonNode answerSchemaIn(JsonNode request) {
        JsonNode schema = request.at("/output_config/format/schema");
        assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
        return schema;
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
        JsonNode thinking = lastBlock(request, "thinking");
        assertThat(thinking.path("thinking").asText()).isEqualTo(reasoning);
        assertThat(thinking.path("signature").asText()).isEqualTo("signed+by/anthropic==");
        assertThat(lastBlock(request, "redacted_thinking").path("data").asText())
                .isEqualTo("cmVkYWN0ZWQ=");
        assertThat(request.at("/thinking/type").asText()).isEqualTo("enabled");
        assertThat(request.at("/thinking/budget_tokens").intValue()).isEqualTo(4096);
        assertThat(request.path("max_tokens").intValue()).isEqualTo(8192);
    }

    private static JsonNode lastBlock(JsonNode request, String type) {
        JsonNode last = request.path("none");
        for (JsonNode message : request.path("messages")) {
            for (JsonNode block : message.path("content")) {
                last = block.path("type").asText().equals(type) ? block : last;
            }
        }
        return last;
    }

    @Test
    void sendsTheKeyAsItsOnlyCredential() {
        replying(textAnswer("ok"));

        answerOf(call(Transcript.user("Hi").request()));

        assertThat(server.lastRequest().line()).isEqualTo("POST /v1/messages HTTP/1.1");
        assertThat(server.lastRequest().headers()).containsEntry("x-api-key", TestingSettings.API_KEY);
    }

    @Test
    void anErrorWithinTheAnswerCountsAsItsStatus() {
        Map<String, Object> overloaded =
                Map.of("type", "error", "error", Map.of("type", "overloaded_error", "message", "Overloaded"));
        server.replying(Reply.stream(
                contentType(),
                List.of(AnthropicEvents.event(AnthropicEvents.START), AnthropicEvents.event(overloaded))));

        ModelException failure = failureOf(call(Transcript.user("Hi").request()));

        assertThat(failure).hasMessage("model 'default' (anthropic) answered 529: Overloaded");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void reasoningWithoutASignatureIsNotSaidAgain() {
        replying(textAnswer("ok"));
        TestingSettings reasoning = settings().with(new Reasoning(true, Optional.empty(), Optional.of(2000), false));
        Transcript transcript = Transcript.user("Hi")
                .andAnswer(new io.agentee.api.model.ModelResponse(
                        "Hello", List.of(), Optional.of("unsigned"), Map.of("openai.x", "\"y\""), TokenUsage.NONE))
                .andUser("More");

        answerOf(call(reasoning, transcript.request()));

        JsonNode said = server.lastRequest().json();
        assertThat(lastBlock(said, "thinking").isMissingNode()).isTrue();
        assertThat(said.at("/thinking/budget_tokens").intValue()).isEqualTo(2000);
    }

    @Test
    void anEffortMeansAdaptiveReasoning() {
        replying(textAnswer("ok"));
        Reasoning reasoning = new Reasoning(true, Optional.of("low"), Optional.empty(), false);

        answerOf(call(settings().with(reasoning), Transcript.user("Hi").request()));

        JsonNode said = server.lastRequest().json();
        assertThat(said.at("/thinking/type").asText()).isEqualTo("adaptive");
        assertThat(said.at("/output_config/effort").asText()).isEqualTo("low");
    }

    @Test
    void cachesThePromptWhenAsked() {
        replying(textAnswer("ok"));
        Reasoning caching = new Reasoning(false, Optional.empty(), Optional.empty(), true);

        answerOf(call(
                settings().with(caching),
                Transcript.user("Hi")
                        .withSystemPrompt("You help.")
                        .withTool("clock", JsonSchema.emptyObject())
                        .andAnswer("", Transcript.call("id-1", "clock", "{}"))
                        .andResult("id-1", "clock", "noon")
                        .request()));

        JsonNode said = server.lastRequest().json();
        assertThat(said.at("/system/0/cache_control/type").asText()).isEqualTo("ephemeral");
        assertThat(said.at("/tools/0/cache_control/type").asText()).isEqualTo("ephemeral");
        assertThat(lastBlock(said, "tool_result").at("/cache_control/type").asText())
                .isEqualTo("ephemeral");
    }

    @Test
    void theClosingCallNamesTheToolsThatWereCalled() {
        replying(textAnswer("closed"));

        answerOf(call(Transcript.user("Hi")
                .andAnswer("", Transcript.call("id-1", "clock", "{}"))
                .andResult("id-1", "clock", "noon")
                .request()));

        JsonNode said = server.lastRequest().json();
        assertThat(said.at("/tools/0/name").asText()).isEqualTo("clock");
        assertThat(said.at("/tool_choice/type").asText()).isEqualTo("none");
    }

    @Test
    void needsANameAndAKey() {
        TestingSettings bare = TestingSettings.of("anthropic").withoutApiKey().withoutModelName();

        assertThat(provider().problems(bare.settings()))
                .containsExactly(
                        "agentee.models.default.model-name is missing: provider 'anthropic' needs the name of the model",
                        "agentee.models.default.api-key is missing: provider 'anthropic' needs an API key");
    }

    @Test
    void theLimitMustLeaveRoomForAnAnswer() {
        TestingSettings tight = TestingSettings.of("anthropic")
                .with(new Reasoning(true, Optional.empty(), Optional.of(2000), false))
                .with(new Sampling(Optional.of(1.5), Optional.empty(), Optional.of(2000)));

        assertThat(provider().problems(tight.settings()))
                .containsExactly(
                        "agentee.models.default.temperature must be 0.0 to 1.0, not 1.5",
                        "agentee.models.default.max-output-tokens must be more than the 2000 tokens of"
                                + " agentee.models.default.reasoning.budget-tokens, not 2000");
    }
}
