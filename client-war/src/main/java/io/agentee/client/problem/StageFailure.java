package io.agentee.client.problem;

import java.util.concurrent.CompletionException;

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
}
