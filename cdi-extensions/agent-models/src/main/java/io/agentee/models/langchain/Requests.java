package io.agentee.models.langchain;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import java.util.List;
import java.util.function.Function;

/** Parts of a request that the dialects put together. */
final class Requests {

    private static final String ANSWER = "answer";

    private Requests() {}

    static ChatRequest.Builder of(List<ChatMessage> messages, List<ToolSpecification> tools) {
        ChatRequest.Builder builder = ChatRequest.builder().messages(messages);
        return tools.isEmpty() ? builder : builder.toolSpecifications(tools);
    }

    static List<ToolSpecification> tools(
            List<io.agentee.api.tool.ToolSpecification> tools,
            Function<io.agentee.api.tool.JsonSchema, JsonObjectSchema> parameters) {
        return tools.stream()
                .map(tool -> ToolSpecification.builder()
                        .name(tool.name())
                        .description(tool.description())
                        .parameters(parameters.apply(tool.parameters()))
                        .build())
                .toList();
    }

    static ResponseFormat answerIn(JsonSchemaElement schema) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(
                        JsonSchema.builder().name(ANSWER).rootElement(schema).build())
                .build();
    }
}
