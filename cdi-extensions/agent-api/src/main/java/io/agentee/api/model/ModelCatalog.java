package io.agentee.api.model;

import java.util.Optional;

/** The configured models of a deployment. Safe for use by many threads. */
public interface ModelCatalog {

    /** The model of this name. */
    Optional<ChatModel> find(String name);
}
