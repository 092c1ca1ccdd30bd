package io.agentee.models.langchain;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelCall;
import io.agentee.api.model.ModelProvider;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.TokenUsage;
import io.agentee.models.testing.TestingListener;
import io.agentee.models.testing.TestingModelServer;
import io.agentee.models.testing.TestingModelServer.Reply;
import io.agentee.models.testing.TestingSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** How a provider speaks, so that a stub server can answer in its place, and what is said to it can be read. */
abstract class ProviderWire {

    /** A schema. */
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

    final void awaitRequest() {
        await().until(() -> !server.requests().isEmpty());
    }

    static JsonNode tree(JsonNode objectOrText) {
        if (!objectOrText.isTextual()) {
            return objectOrText;
        }
        return new TestingModelServer.Request("", Map.of(), objectOrText.textValue()).json();
    }

    final void closeModel() {
        model.close();
    }
}
