package io.agentee.client.problem;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** What a stage failed with. */
public final class StageFailure {

    private StageFailure() {}

    /** The failure itself: JAX-RS does not promise to look for the mapper of what a CompletionException wraps. */
    public static Throwable cause(Throwable problem) {
        Throwable cause = problem;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The same stage, but that it fails with the failure itself. */
    public static <T> CompletionStage<T> unwrapped(CompletionStage<T> stage) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        stage.whenComplete((value, problem) -> {
            if (problem == null) {
                answer.complete(value);
            } else {
                answer.completeExceptionally(cause(problem));
            }
        });
        return answer;
    }
}
