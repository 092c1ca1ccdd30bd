package io.agentee.cdi.model;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelCatalog;
import io.agentee.api.model.ModelSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The models of a deployment. Each is made when it is first asked for, so that a client makes none. */
public final class ConfiguredModels implements ModelCatalog, AutoCloseable {

    private final ModelProviders providers;
    private final Map<String, ModelSettings> settings;
    private final Map<String, ChatModel> made = new HashMap<>();
    private boolean closed;

    /** Models with these settings, which were checked. */
    public ConfiguredModels(ModelProviders providers, Map<String, ModelSettings> settings) {
        this.providers = providers;
        this.settings = settings;
    }

    @Override
    public synchronized Optional<ChatModel> find(String name) {
        if (closed) {
            return Optional.empty();
        }
        if (!made.containsKey(name)) {
            Optional.ofNullable(settings.get(name))
                    .flatMap(model -> providers.of(model).map(provider -> provider.create(model)))
                    .ifPresent(model -> made.put(name, model));
        }
        return Optional.ofNullable(made.get(name));
    }

    /** Closes every model that was made; none can be found any more. */
    @Override
    public synchronized void close() {
        closed = true;
        made.forEach(ConfiguredModels::close);
        made.clear();
    }

    private static void close(String name, ChatModel model) {
        try {
            model.close();
        } catch (RuntimeException broken) {
            MESSAGES.modelNotClosed(name, broken);
        }
    }
}
