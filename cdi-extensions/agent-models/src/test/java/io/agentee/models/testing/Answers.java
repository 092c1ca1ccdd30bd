package io.agentee.models.testing;

import io.agentee.api.model.ModelCall;
import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelResponse;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the end of a call. */
public final class Answers {

    private static final int PATIENCE_SECONDS = 30;

    private Answers() {}

    /** The answer, which must come. */
    public static ModelResponse answerOf(ModelCall call) {
        try {
            return call.response().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("the call failed", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    /** The failure, which must come. */
    public static ModelException failureOf(ModelCall call) {
        try {
            ModelResponse answer = call.response().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            throw new AssertionError("the call was answered: " + answer);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof CompletionException wrapped ? wrapped.getCause() : e.getCause();
            if (cause instanceof ModelException failure) {
                return failure;
            }
            throw new AssertionError("not a model failure", cause);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no failure", e);
        }
    }
}
