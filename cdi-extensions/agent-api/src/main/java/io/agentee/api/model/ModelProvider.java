package io.agentee.api.model;

import java.util.List;

/**
 * SPI of a model provider, found by {@link java.util.ServiceLoader}.
 */
public interface ModelProvider {

    /** The provider's name in {@code agentee.models.{model}.provider}. */
    String name();

    /**
     * What is wrong with the settings of a model, each problem beginning with the configuration key that it is about.
     * Empty when a model can be made. Makes no connection.
     */
    List<String> problems(ModelSettings settings);

    /**
     * Makes the model. Called once for each configured model, with settings without problems; makes no connection.
     */
    ChatModel create(ModelSettings settings);
}
