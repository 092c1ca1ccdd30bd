package io.agentee.models.langchain;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.googleai.GeminiThinkingConfig;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel.GoogleAiGeminiStreamingChatModelBuilder;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelSettings;
import io.agentee.api.tool.JsonSchema;
import io.agentee.models.json.Json;
import io.agentee.models.json.Schemas;
import io.agentee.models.json.StrictSchemas;
import io.agentee.models.json.StructuralSchemas;
import java.util.List;
import java.util.Map;

/** Google's Gemini API. */
final class GoogleDialect implements Dialect {

    private static final String ANSWER_IN_JSON =
            "When you answer, answer with nothing but a JSON document that is valid against this JSON Schema:\n";

    private final ModelSettings settings;
    private final ProviderState state;

    GoogleDialect(ModelSettings settings) {
        this.settings = settings;
        boolean reasons = settings.reasoning().enabled();
        this.state = new ProviderState(
                settings.provider(), reasons ? ProviderState.Replay.ALWAYS : ProviderState.Replay.NEVER);
    }

    @Override
    public StreamingChatModel modelFor(HttpClientBuilder http, ModelRequest request) {
        boolean reasons = settings.reasoning().enabled();
        GoogleAiGeminiStreamingChatModelBuilder builder = GoogleAiGeminiStreamingChatModel.builder()
                .httpClientBuilder(http)
                .returnThinking(reasons)
                .sendThinking(reasons);
        settings.modelName().ifPresent(builder::modelName);
        settings.apiKey().ifPresent(key -> builder.apiKey(key.reveal()));
        settings.baseUrl().ifPresent(url -> builder.baseUrl(withoutSlash(url.toString())));
        settings.sampling().temperature().ifPresent(builder::temperature);
        settings.sampling().topP().ifPresent(builder::topP);
        settings.sampling().maxOutputTokens().ifPresent(builder::maxOutputTokens);
        if (reasons) {
            builder.thinkingConfig(thinking());
        }
        return builder.build();
    }

    private GeminiThinkingConfig thinking() {
        GeminiThinkingConfig.Builder builder = GeminiThinkingConfig.builder().includeThoughts(true);
        settings.reasoning().budgetTokens().ifPresent(builder::thinkingBudget);
        settings.reasoning().effort().ifPresent(effort -> builder.thinkingLevel(effort));
        return builder.build();
    }

    @Override
    public ChatRequest toChatRequest(ModelRequest request) {
        List<ChatMessage> messages = Messages.of(request, state);
        List<ToolSpecification> tools =
                Requests.tools(request.tools(), schema -> StructuralSchemas.object(Schemas.withoutReferences(schema)));
        if (request.responseSchema().isEmpty()) {
            return Requests.of(messages, tools).build();
        }
        JsonSchema schema = request.responseSchema().get();
        if (!tools.isEmpty()) {
            // Most of its models refuse a schema for the answer together with tools.
            return Requests.of(instructed(messages, schema), tools).build();
        }
        Map<String, Object> document = StrictSchemas.closed(Schemas.withoutReferences(schema));
        return Requests.of(messages, tools)
                .responseFormat(Requests.answerIn(Schemas.raw(document)))
                .build();
    }

    private static List<ChatMessage> instructed(List<ChatMessage> messages, JsonSchema schema) {
        String instruction = ANSWER_IN_JSON + Json.write(schema.document());
        if (!messages.isEmpty() && messages.get(0) instanceof SystemMessage system) {
            messages.set(0, SystemMessage.from(system.text() + "\n\n" + instruction));
        } else {
            messages.add(0, SystemMessage.from(instruction));
        }
        return messages;
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    public ProviderState state() {
        return state;
    }

    @Override
    public io.agentee.api.model.TokenUsage usageOf(TokenUsage usage) {
        if (!(usage instanceof GoogleAiGeminiTokenUsage counted)) {
            return Tokens.plain(usage);
        }
        // Google counts its thoughts apart from the output.
        long reasoning = Tokens.count(counted.thoughtsTokenCount());
        return new io.agentee.api.model.TokenUsage(
                Tokens.count(usage.inputTokenCount()),
                Tokens.count(usage.outputTokenCount()) + reasoning,
                Tokens.count(counted.cachedContentTokenCount()),
                reasoning);
    }
}
