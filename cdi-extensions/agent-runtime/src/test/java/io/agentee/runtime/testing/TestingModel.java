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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A model that answers as a test says, and remembers what it was told. */
public final class TestingModel implements ChatModel {

    private final Function<ModelRequest, CompletionStage<ModelResponse>> answers;
    private final List<String> beginning;
    private final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);

    private TestingModel(Function<ModelRequest, CompletionStage<ModelResponse>> answers, List<String> beginning) {
        this.answers = answers;
        this.beginning = beginning;
    }

    /** The k-th call of a run gets the k-th answer, the last one again and again. */
    public static TestingModel answering(ModelResponse... answers) {
        return computing(request -> answers[Math.min(request.callNumber(), answers.length) - 1]);
    }

    public static TestingModel computing(Function<ModelRequest, ModelResponse> answer) {
        return answeringLater(request -> CompletableFuture.completedFuture(answer.apply(request)));
    }

    public static TestingModel answeringLater(Function<ModelRequest, CompletionStage<ModelResponse>> answers) {
        return answeringLater(answers, List.of());
    }

    /** Says these words first, and then what it is that the answer has more. */
    public static TestingModel answeringLater(
            Function<ModelRequest, CompletionStage<ModelResponse>> answers, List<String> beginning) {
        return new TestingModel(answers, beginning);
    }

    /** Says these words at once, and the rest when the answer is there. */
    public static TestingModel streaming(List<String> beginning, CompletionStage<ModelResponse> answer) {
        return answeringLater(request -> answer, beginning);
    }

    public static TestingModel hanging() {
        return answeringLater(request -> new CompletableFuture<>());
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
        beginning.forEach(listener::onText);
        CompletableFuture<ModelResponse> response = answers.apply(request)
                .thenApply(answer -> {
                    stream(answer, listener);
                    return answer;
                })
                .toCompletableFuture();
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

    /** Word by word, as a provider would have. */
    private void stream(ModelResponse answer, ModelListener listener) {
        answer.reasoning().ifPresent(reasoning -> words(reasoning).forEach(listener::onReasoning));
        words(answer.content().substring(String.join("", beginning).length())).forEach(listener::onText);
    }

    /** The words of a text, each with the space after it. */
    public static List<String> words(String text) {
        return Pattern.compile("\\S*\\s*")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> !word.isEmpty())
                .toList();
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
