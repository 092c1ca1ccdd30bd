package io.agentee.models.langchain;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import io.agentee.api.message.ToolCall;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.model.TokenUsage;
import io.agentee.models.call.PendingAnswer;
import io.agentee.models.http.ProviderErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Hears an answer from LangChain4j and passes it on, if it is one. */
final class AnswerCollector implements StreamingChatResponseHandler {

    private final PendingAnswer answer;
    private final Dialect dialect;
    private final ProviderErrors errors;
    private final BooleanSupplier sawDone;

    AnswerCollector(PendingAnswer answer, Dialect dialect, ProviderErrors errors, BooleanSupplier sawDone) {
        this.answer = answer;
        this.dialect = dialect;
        this.errors = errors;
        this.sawDone = sawDone;
    }

    @Override
    public void onPartialResponse(String partialResponse) {
        answer.text(partialResponse);
    }

    @Override
    public void onPartialThinking(PartialThinking partialThinking) {
        answer.reasoning(partialThinking.text());
    }

    @Override
    public void onCompleteResponse(ChatResponse complete) {
        @Nullable FinishReason reason = complete.finishReason();
        if (reason == null && !sawDone.getAsBoolean()) {
            // LangChain4j takes any end of the stream for the end of the answer.
            answer.fail(errors.unfinished());
            return;
        }
        AiMessage message = complete.aiMessage();
        boolean empty = (message.text() == null || message.text().isEmpty()) && !message.hasToolExecutionRequests();
        if (empty && isFinal(reason)) {
            answer.fail(errors.permanent(whyEmpty(reason)));
        } else if (empty && reason == FinishReason.OTHER) {
            answer.fail(errors.empty());
        } else {
            answer.complete(toResponse(complete));
        }
    }

    @Override
    public void onError(Throwable error) {
        OptionalInt status = dialect.statusOf(error);
        if (status.isPresent()) {
            answer.fail(errors.reported(status.getAsInt(), String.valueOf(error.getMessage())));
        } else {
            answer.fail(errors.brokenAnswer(error));
        }
    }

    private static boolean isFinal(@Nullable FinishReason reason) {
        return reason == FinishReason.LENGTH || reason == FinishReason.CONTENT_FILTER;
    }

    private static String whyEmpty(@Nullable FinishReason reason) {
        return reason == FinishReason.LENGTH
                ? "used up max-output-tokens before it answered: allow more"
                : "did not answer: the provider's content filter stopped it";
    }

    private ModelResponse toResponse(ChatResponse complete) {
        AiMessage message = complete.aiMessage();
        TokenUsage usage = complete.tokenUsage() == null ? TokenUsage.NONE : dialect.usageOf(complete.tokenUsage());
        return new ModelResponse(
                message.text() == null ? "" : message.text(),
                toolCalls(message),
                Optional.ofNullable(message.thinking()),
                dialect.state().of(message),
                usage);
    }

    private static List<ToolCall> toolCalls(AiMessage message) {
        List<ToolCall> calls = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (ToolExecutionRequest request : message.toolExecutionRequests()) {
            String id = request.id();
            // Not every provider gives ids, and some give one twice.
            if (id == null || id.isBlank() || !ids.add(id)) {
                id = "call-" + UUID.randomUUID();
            }
            String name = request.name() == null ? "" : request.name();
            String arguments =
                    request.arguments() == null || request.arguments().isBlank() ? "{}" : request.arguments();
            calls.add(new ToolCall(new ToolCallId(id), name, arguments));
        }
        return calls;
    }
}
