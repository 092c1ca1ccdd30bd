package io.agentee.models.langchain;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel.AnthropicStreamingChatModelBuilder;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.anthropic.internal.api.AnthropicStreamingException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.output.TokenUsage;
import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelSettings;
import io.agentee.models.json.Schemas;
import io.agentee.models.json.StructuralSchemas;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Anthropic's messages. */
final class AnthropicDialect implements Dialect {

    /** Reasoning tokens when neither a budget nor an effort is set. */
    static final int DEFAULT_BUDGET = 4096;

    // Anthropic wants a limit with each request; LangChain4j's own of 1024 cuts ordinary answers.
    private static final int DEFAULT_LIMIT = 8192;
    private static final Map<String, Object> CACHED = Map.of("cache_control", "ephemeral");
    private static final Map<String, Integer> STATUS_OF_ERROR = Map.of(
            "invalid_request_error", 400,
            "authentication_error", 401,
            "permission_error", 403,
            "not_found_error", 404,
            "request_too_large", 413,
            "rate_limit_error", 429,
            "api_error", 500,
            "timeout_error", 504,
            "overloaded_error", 529);

    private final ModelSettings settings;
    private final ProviderState state;

    AnthropicDialect(ModelSettings settings) {
        this.settings = settings;
        boolean reasons = settings.reasoning().enabled();
        this.state = new ProviderState(
                settings.provider(), reasons ? ProviderState.Replay.WITH_STATE : ProviderState.Replay.NEVER);
    }

    @Override
    public StreamingChatModel modelFor(HttpClientBuilder http, ModelRequest request) {
        AnthropicStreamingChatModelBuilder builder = AnthropicStreamingChatModel.builder()
                .httpClientBuilder(http)
                .maxTokens(limit())
                .cacheSystemMessages(settings.reasoning().promptCache())
                .cacheTools(settings.reasoning().promptCache());
        settings.modelName().ifPresent(name -> builder.modelName(name));
        settings.apiKey().ifPresent(key -> builder.apiKey(key.reveal()));
        settings.baseUrl().ifPresent(url -> builder.baseUrl(url.toString()));
        settings.sampling().temperature().ifPresent(builder::temperature);
        settings.sampling().topP().ifPresent(builder::topP);
        addReasoning(builder, request);
        return builder.build();
    }

    private void addReasoning(AnthropicStreamingChatModelBuilder builder, ModelRequest request) {
        boolean reasons = settings.reasoning().enabled();
        builder.returnThinking(reasons).sendThinking(reasons);
        if (!reasons) {
            return;
        }
        if (isAdaptive()) {
            builder.thinkingType("adaptive");
            // The effort stands in the same object as the answer's schema, which LangChain4j writes alone.
            settings.reasoning()
                    .effort()
                    .filter(effort -> request.responseSchema().isEmpty())
                    .ifPresent(effort -> builder.customParameters(Map.of("output_config", Map.of("effort", effort))));
            return;
        }
        builder.thinkingType("enabled").thinkingBudgetTokens(budget());
    }

    private boolean isAdaptive() {
        return settings.reasoning().effort().isPresent()
                && settings.reasoning().budgetTokens().isEmpty();
    }

    private int budget() {
        return settings.reasoning().budgetTokens().orElse(DEFAULT_BUDGET);
    }

    private int limit() {
        int needed = settings.reasoning().enabled() && !isAdaptive() ? budget() + DEFAULT_BUDGET : 0;
        return settings.sampling().maxOutputTokens().orElse(Math.max(DEFAULT_LIMIT, needed));
    }

    @Override
    public ChatRequest toChatRequest(ModelRequest request) {
        List<ChatMessage> messages = Messages.of(request, state);
        if (settings.reasoning().promptCache()) {
            cacheUpToLast(messages);
        }
        boolean closing = request.tools().isEmpty();
        ChatRequest.Builder builder = Requests.of(messages, closing ? earlierTools(request) : tools(request));
        if (closing && !earlierTools(request).isEmpty()) {
            builder.toolChoice(ToolChoice.NONE);
        }
        request.responseSchema()
                .ifPresent(schema -> builder.responseFormat(
                        Requests.answerIn(StructuralSchemas.object(Schemas.withoutReferences(schema)))));
        return builder.build();
    }

    private static List<ToolSpecification> tools(ModelRequest request) {
        return Requests.tools(request.tools(), schema -> Schemas.parameters(schema.document()));
    }

    // A transcript with tool calls is refused without tools, also where the model must not call any.
    private static List<ToolSpecification> earlierTools(ModelRequest request) {
        return request.messages().stream()
                .filter(Message.Assistant.class::isInstance)
                .flatMap(message -> ((Message.Assistant) message).toolCalls().stream())
                .map(ToolCall::name)
                .filter(io.agentee.api.tool.ToolSpecification::isLegalName)
                .distinct()
                .map(name -> ToolSpecification.builder()
                        .name(name)
                        .description("not available")
                        .parameters(JsonObjectSchema.builder().build())
                        .build())
                .toList();
    }

    private static void cacheUpToLast(List<ChatMessage> messages) {
        int last = messages.size() - 1;
        if (last < 0) {
            return;
        }
        if (messages.get(last) instanceof UserMessage user) {
            messages.set(last, user.toBuilder().attributes(CACHED).build());
        } else if (messages.get(last) instanceof ToolExecutionResultMessage result) {
            messages.set(last, result.toBuilder().attributes(CACHED).build());
        }
    }

    @Override
    public ProviderState state() {
        return state;
    }

    @Override
    public io.agentee.api.model.TokenUsage usageOf(TokenUsage usage) {
        if (!(usage instanceof AnthropicTokenUsage counted)) {
            return Tokens.plain(usage);
        }
        // Anthropic counts tokens that were read from its cache, or written to it, apart from the input.
        long read = Tokens.count(counted.cacheReadInputTokens());
        long written = Tokens.count(counted.cacheCreationInputTokens());
        long input = Tokens.count(usage.inputTokenCount()) + read + written;
        return new io.agentee.api.model.TokenUsage(input, Tokens.count(usage.outputTokenCount()), read, 0);
    }

    @Override
    public OptionalInt statusOf(Throwable errorInAnswer) {
        if (errorInAnswer instanceof AnthropicStreamingException reported
                && STATUS_OF_ERROR.containsKey(reported.type())) {
            return OptionalInt.of(STATUS_OF_ERROR.getOrDefault(reported.type(), 500));
        }
        return OptionalInt.empty();
    }
}
