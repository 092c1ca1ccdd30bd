package io.agentee.api.model;

import java.util.concurrent.CompletionStage;

/** A model call under way. */
public interface ModelCall {

    /** The answer; fails with a {@link ModelException}, or with a cancellation after {@link #cancel()}. */
    CompletionStage<ModelResponse> response();

    /** Aborts the call: the request to the provider is closed, so that it stops generating. Harmless when it is over. */
    void cancel();
}
