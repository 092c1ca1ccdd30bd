package io.agentee.cdi.testing;

import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelCall;
import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelListener;
import io.agentee.api.model.ModelProvider;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.model.ModelSettings;
import io.agentee.api.model.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Provider {@code testing}. Its model calls a tool when the input is {@code call <tool> <arguments>}, and then answers
 * with the result; fails when it is {@code break}; otherwise it
 * repeats the input. It needs a model name.
 */
public final class TestingModelProvider implements ModelProvider {

    /** Models that are made and not closed, over all tests. */
    public static final AtomicInteger OPEN = new AtomicInteger();

    @Override
    public String name() {
        return "testing";
    }

    @Override
    public List<String> problems(ModelSettings settings) {
        return settings.modelName().isPresent() ? List.of() : List.of(settings.key("model-name") + " is missing");
    }

    @Override
    public ChatModel create(ModelSettings settings) {
        OPEN.incrementAndGet();
        return new TestingModel();
    }

    private static final class TestingModel implements ChatModel {
        @Override
        public ModelCall call(ModelRequest request, ModelListener listener) {
            CompletionStage<ModelResponse> answer = stage(request);
            return new ModelCall() {
                @Override
                public CompletionStage<ModelResponse> response() {
                    return answer;
                }

                @Override
                public void cancel() {}
            };
        }

        private static CompletionStage<ModelResponse> stage(ModelRequest request) {
            return "break".equals(request.messages().get(0).content())
                    ? CompletableFuture.failedFuture(ModelException.permanent("broken by request"))
                    : CompletableFuture.completedFuture(answer(request));
        }

        private static ModelResponse answer(ModelRequest request) {
            Message last = request.messages().get(request.messages().size() - 1);
            String[] words = last.content().split(" ", 3);
            if (last instanceof Message.User && words.length == 3 && "call".equals(words[0])) {
                ToolCall call = new ToolCall(new ToolCallId("c1"), words[1], words[2]);
                return new ModelResponse("", List.of(call), Optional.empty(), Map.of(), TokenUsage.NONE);
            }
            String prefix =
                    last instanceof Message.ToolResult result ? (result.error() ? "error: " : "result: ") : "said: ";
            return ModelResponse.text(prefix + last.content(), TokenUsage.NONE);
        }

        @Override
        public void close() {
            OPEN.decrementAndGet();
        }
    }
}
