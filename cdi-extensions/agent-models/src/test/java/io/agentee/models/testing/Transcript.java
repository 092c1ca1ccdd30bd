package io.agentee.models.testing;

import io.agentee.api.message.Message;
import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCall;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import io.agentee.api.tool.ToolSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds a request message by message. */
public final class Transcript {

    private final List<Message> messages = new ArrayList<>();
    private final List<ToolSpecification> tools = new ArrayList<>();
    private String systemPrompt = "";
    private Optional<JsonSchema> responseSchema = Optional.empty();

    public static Transcript user(String text) {
        return new Transcript().andUser(text);
    }

    public Transcript andUser(String text) {
        messages.add(new Message.User(nextId(), text, Instant.EPOCH));
        return this;
    }

    public Transcript andAnswer(String text, ToolCall... calls) {
        return andAnswer(new ModelResponse(
                text, List.of(calls), Optional.empty(), Map.of(), io.agentee.api.model.TokenUsage.NONE));
    }

    public Transcript andAnswer(ModelResponse answer) {
        messages.add(new Message.Assistant(
                nextId(),
                answer.content(),
                answer.toolCalls(),
                answer.reasoning(),
                answer.providerState(),
                Instant.EPOCH));
        return this;
    }

    public Transcript andResult(String callId, String tool, String content, boolean error) {
        messages.add(new Message.ToolResult(nextId(), new ToolCallId(callId), tool, content, error, Instant.EPOCH));
        return this;
    }

    public Transcript andResult(String callId, String tool, String content) {
        return andResult(callId, tool, content, false);
    }

    public Transcript withSystemPrompt(String prompt) {
        systemPrompt = prompt;
        return this;
    }

    public Transcript withTool(String name, JsonSchema parameters) {
        tools.add(new ToolSpecification(name, "does " + name, parameters, ToolEffect.ONCE, "bean:Test", false));
        return this;
    }

    public Transcript withResponseSchema(JsonSchema schema) {
        responseSchema = Optional.of(schema);
        return this;
    }

    public ModelRequest request() {
        return request(1);
    }

    public ModelRequest request(int attempt) {
        return new ModelRequest(systemPrompt, messages, tools, responseSchema, attempt);
    }

    public static ToolCall call(String id, String name, String arguments) {
        return new ToolCall(new ToolCallId(id), name, arguments);
    }

    private MessageId nextId() {
        return new MessageId("m" + (messages.size() + 1));
    }
}
