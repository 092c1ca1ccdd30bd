package io.agentee.runtime.testing;

import io.agentee.api.message.ToolCall;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelCall;
import io.agentee.api.model.ModelListener;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.model.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A model that answers as a test says, and remembers what it was told. */
public final class TestingModel implements ChatModel {

    private final Function<ModelRequest, CompletionStage<ModelResponse>> answers;
    private final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);

    private TestingModel(Function<ModelRequest, CompletionStage<ModelResponse>> answers) {
        this.answers = answers;
    }

    /** The k-th call of a run gets the k-th answer, the last one again and again. */
    public static TestingModel answering(ModelResponse... answers) {
        return computing(request -> answers[Math.min(request.callNumber(), answers.length) - 1]);
    }

    public static TestingModel computing(Function<ModelRequest, ModelResponse> answer) {
        return new TestingModel(request -> CompletableFuture.completedFuture(answer.apply(request)));
    }

    public static TestingModel answeringLater(Function<ModelRequest, CompletionStage<ModelResponse>> answers) {
        return new TestingModel(answers);
    }

    public static TestingModel hanging() {
        return new TestingModel(request -> new CompletableFuture<>());
    }

    public static ModelResponse text(String content) {
        return ModelResponse.text(content, new TokenUsage(10, 5, 3, 2));
    }

    public static ModelResponse calls(ToolCall... calls) {
        return new ModelResponse("", List.of(calls), Optional.empty(), Map.of(), new TokenUsage(7, 4, 1, 1));
    }

    public static ToolCall call(String id, String tool, String arguments) {
        return new ToolCall(new ToolCallId(id), tool, arguments);
    }

    @Override
    public ModelCall call(ModelRequest request, ModelListener listener) {
        requests.add(request);
        called.countDown();
        CompletableFuture<ModelResponse> response = answers.apply(request).toCompletableFuture();
        return new ModelCall() {
            @Override
            public CompletionStage<ModelResponse> response() {
                return response;
            }

            @Override
            public void cancel() {
                cancelled.countDown();
                response.completeExceptionally(new CancellationException("cancelled"));
            }
        };
    }

    public List<ModelRequest> requests() {
        return requests;
    }

    public CountDownLatch called() {
        return called;
    }

    public CountDownLatch cancelled() {
        return cancelled;
    }
}
