package io.agentee.api.model;

/** Is told of an answer as it comes. Called in order, by one thread at a time; must return quickly and not throw. */
public interface ModelListener {

    /** Listens to nothing. */
    ModelListener NONE = new ModelListener() {};

    /** More of the answer's text. */
    default void onText(String delta) {}

    /** More of the model's reasoning. */
    default void onReasoning(String delta) {}
}
