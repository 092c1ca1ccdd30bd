package io.agentee.models.langchain;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelSettings;
import io.agentee.models.json.Schemas;
import io.agentee.models.json.StrictSchemas;

/** OpenAI's chat completions, and the many servers that speak the same. */
final class OpenAiDialect implements Dialect {

    private final ModelSettings settings;
    private final ProviderState state;

    OpenAiDialect(ModelSettings settings) {
        this.settings = settings;
        // OpenAI tells no reasoning; servers that do want it back between tool calls.
        boolean reasons = settings.reasoning().enabled();
        this.state = new ProviderState(
                settings.provider(), reasons ? ProviderState.Replay.ALWAYS : ProviderState.Replay.NEVER);
    }

    @Override
    public StreamingChatModel modelFor(HttpClientBuilder http, ModelRequest request) {
        OpenAiStreamingChatModelBuilder builder = new OpenAiStreamingChatModelBuilder()
                .httpClientBuilder(http)
                .strictJsonSchema(isStrict(request))
                .returnThinking(settings.reasoning().enabled())
                .sendThinking(settings.reasoning().enabled());
        settings.modelName().ifPresent(builder::modelName);
        settings.apiKey().ifPresent(key -> builder.apiKey(key.reveal()));
        settings.baseUrl().ifPresent(url -> builder.baseUrl(url.toString()));
        settings.sampling().temperature().ifPresent(builder::temperature);
        settings.sampling().topP().ifPresent(builder::topP);
        settings.sampling().maxOutputTokens().ifPresent(limit -> limitTokens(builder, limit));
        if (settings.reasoning().enabled()) {
            settings.reasoning().effort().ifPresent(builder::reasoningEffort);
        }
        return builder.build();
    }

    // OpenAI's reasoning models refuse the old name of this field, other servers know no other.
    private void limitTokens(OpenAiStreamingChatModelBuilder builder, int limit) {
        if (settings.baseUrl().isPresent()) {
            builder.maxTokens(limit);
        } else {
            builder.maxCompletionTokens(limit);
        }
    }

    @Override
    public ChatRequest toChatRequest(ModelRequest request) {
        ChatRequest.Builder builder = Requests.of(
                Messages.of(request, state),
                Requests.tools(request.tools(), schema -> Schemas.parameters(schema.document())));
        request.responseSchema()
                .ifPresent(schema -> builder.responseFormat(
                        Requests.answerIn(Schemas.raw(StrictSchemas.closed(schema.document())))));
        return builder.build();
    }

    private static boolean isStrict(ModelRequest request) {
        return request.responseSchema()
                .map(schema -> StrictSchemas.closed(schema.document()))
                .filter(StrictSchemas::areSupported)
                .isPresent();
    }

    @Override
    public ProviderState state() {
        return state;
    }

    @Override
    public io.agentee.api.model.TokenUsage usageOf(TokenUsage usage) {
        if (!(usage instanceof OpenAiTokenUsage counted)) {
            return Tokens.plain(usage);
        }
        long cached = counted.inputTokensDetails() == null
                ? 0
                : Tokens.count(counted.inputTokensDetails().cachedTokens());
        long reasoning = counted.outputTokensDetails() == null
                ? 0
                : Tokens.count(counted.outputTokensDetails().reasoningTokens());
        return new io.agentee.api.model.TokenUsage(
                Tokens.count(usage.inputTokenCount()), Tokens.count(usage.outputTokenCount()), cached, reasoning);
    }
}
