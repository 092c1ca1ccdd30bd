package io.agentee.models.call;

import static java.util.Objects.requireNonNull;

import io.agentee.api.model.ModelCall;
import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelListener;
import io.agentee.api.model.ModelResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A call whose answer is still to come. It ends once: answered, failed, timed out or cancelled, whichever is first;
 * later endings and later words are ignored.
 */
public final class PendingAnswer implements ModelCall {

    private final String model;
    private final ModelListener listener;
    private final CompletableFuture<ModelResponse> response = new CompletableFuture<>();
    private volatile @Nullable Future<?> nextStep;

    PendingAnswer(String model, ModelListener listener) {
        this.model = model;
        this.listener = requireNonNull(listener, "listener is null");
        onEnd(() -> Optional.ofNullable(nextStep).ifPresent(step -> step.cancel(false)));
    }

    @Override
    public CompletionStage<ModelResponse> response() {
        return response;
    }

    @Override
    public void cancel() {
        response.cancel(false);
    }

    /** Asks for an action when the call ends, however that is: at once if it has already. */
    public void onEnd(Runnable action) {
        response().whenComplete((answer, failure) -> action.run());
    }

    /** Asks for an action when the call was answered. */
    public void onSuccess(Runnable action) {
        response().thenRun(action);
    }

    /** Asks for an action when the call failed, timed out or was cancelled. */
    public void onFailure(Runnable action) {
        response().whenComplete((answer, failure) -> {
            if (failure != null) {
                action.run();
            }
        });
    }

    /** Whether there is nothing more to do. */
    public boolean ended() {
        return response.isDone();
    }

    /** Passes on more of the answer's text. */
    public void text(String delta) {
        if (!ended()) {
            listener.onText(delta);
        }
    }

    /** Passes on more of the reasoning. */
    public void reasoning(String delta) {
        if (!ended()) {
            listener.onReasoning(delta);
        }
    }

    /** Ends the call with its answer. */
    public void complete(ModelResponse answer) {
        response.complete(answer);
    }

    /** Ends the call with a failure. */
    public void fail(ModelException failure) {
        response.completeExceptionally(failure);
    }

    /** What the call waits for now; given up when the call ends first. */
    void waitsFor(Future<?> step) {
        nextStep = step;
        if (ended()) {
            step.cancel(false);
        }
    }

    void timeOut(Duration timeout) {
        fail(ModelException.unreachable(
                "model '%s' did not answer within %s".formatted(model, timeout),
                new TimeoutException("no answer within " + timeout)));
    }
}
