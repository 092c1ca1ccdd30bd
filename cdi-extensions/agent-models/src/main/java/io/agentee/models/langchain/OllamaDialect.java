package io.agentee.models.langchain;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel.OllamaStreamingChatModelBuilder;
import dev.langchain4j.model.output.TokenUsage;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelSettings;
import io.agentee.models.json.Schemas;
import io.agentee.models.json.StrictSchemas;
import java.net.URI;
import java.util.Map;

/** Ollama's own chat API. */
final class OllamaDialect implements Dialect {

    private final ModelSettings settings;
    private final ProviderState state;

    OllamaDialect(ModelSettings settings) {
        this.settings = settings;
        this.state = new ProviderState(settings.provider(), ProviderState.Replay.NEVER);
    }

    @Override
    public StreamingChatModel modelFor(HttpClientBuilder http, ModelRequest request) {
        OllamaStreamingChatModelBuilder builder = new OllamaStreamingChatModelBuilder()
                .httpClientBuilder(http)
                .returnThinking(settings.reasoning().enabled());
        settings.modelName().ifPresent(builder::modelName);
        settings.baseUrl().map(URI::toString).ifPresent(builder::baseUrl);
        settings.apiKey().ifPresent(key -> builder.customHeaders(Map.of("Authorization", "Bearer " + key.reveal())));
        settings.sampling().temperature().ifPresent(builder::temperature);
        settings.sampling().topP().ifPresent(builder::topP);
        settings.sampling().maxOutputTokens().ifPresent(builder::numPredict);
        if (settings.reasoning().enabled()) {
            builder.think(true);
        }
        return builder.build();
    }

    @Override
    public ChatRequest toChatRequest(ModelRequest request) {
        ChatRequest.Builder builder = Requests.of(
                Messages.of(request, state),
                Requests.tools(request.tools(), schema -> Schemas.parameters(Schemas.withoutReferences(schema))));
        request.responseSchema()
                .ifPresent(schema -> builder.responseFormat(
                        Requests.answerIn(Schemas.raw(StrictSchemas.closed(Schemas.withoutReferences(schema))))));
        return builder.build();
    }

    @Override
    public ProviderState state() {
        return state;
    }

    @Override
    public io.agentee.api.model.TokenUsage usageOf(TokenUsage usage) {
        return Tokens.plain(usage);
    }
}
