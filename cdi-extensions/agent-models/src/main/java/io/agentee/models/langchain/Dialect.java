package io.agentee.models.langchain;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.output.TokenUsage;
import io.agentee.api.model.ModelRequest;
import java.util.OptionalInt;

/** What a provider does its own way. One object serves all calls of a model. */
interface Dialect {

    /** LangChain4j's model for one call; cheap to make, and without retries of its own. */
    StreamingChatModel modelFor(HttpClientBuilder http, ModelRequest request);

    /** The request in LangChain4j's words. */
    ChatRequest toChatRequest(ModelRequest request);

    /** What the provider wants to see again. */
    ProviderState state();

    /** What a call cost, cached tokens among the input and reasoning among the output. */
    io.agentee.api.model.TokenUsage usageOf(TokenUsage usage);

    /** The HTTP status that an error within an answer stands for. */
    default OptionalInt statusOf(Throwable errorInAnswer) {
        return OptionalInt.empty();
    }
}
