package io.agentee.api.model;

/**
 * A model that answers. Implementations are called by many threads at once, hold no thread while they wait for an
 * answer, and never retry: the run does.
 */
public interface ChatModel extends AutoCloseable {

    /**
     * Starts one call and returns at once.
     *
     * @param request what the model is told
     * @param listener is told of the answer as it comes, in order, by one thread at a time
     * @return the call
     */
    ModelCall call(ModelRequest request, ModelListener listener);

    /** Frees what the model holds. Calls under way fail. */
    @Override
    default void close() {}
}
