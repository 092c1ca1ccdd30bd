package io.agentee.cdi.model;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.model.ModelProvider;
import io.agentee.api.model.ModelSettings;
import io.agentee.cdi.Problems;
import io.agentee.cdi.Services;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The providers that a deployment has. */
public final class ModelProviders {

    private final Map<String, ModelProvider> byName = new TreeMap<>();

    private ModelProviders() {}

    /** Finds the providers that a class loader sees; notes those that cannot be used. */
    public static ModelProviders find(ClassLoader loader, Problems problems) {
        ModelProviders providers = new ModelProviders();
        Services.find(
                ModelProvider.class,
                loader,
                provider -> providers.add(provider, problems),
                reason -> problems.add(MESSAGES.unloadableProvider(reason)));
        return providers;
    }

    private void add(ModelProvider provider, Problems problems) {
        ModelProvider other = byName.putIfAbsent(provider.name(), provider);
        if (other != null && !other.getClass().equals(provider.getClass())) {
            problems.add(MESSAGES.duplicateProvider(
                    provider.name(),
                    other.getClass().getName(),
                    provider.getClass().getName()));
        }
    }

    /** Notes what is wrong with the settings of models: unknown providers, and what the providers themselves find. */
    public void check(Collection<ModelSettings> models, Problems problems) {
        for (ModelSettings model : models) {
            of(model)
                    .ifPresentOrElse(
                            provider -> provider.problems(model)
                                    .forEach(problem -> problems.add(MESSAGES.badModel(problem))),
                            () -> problems.add(MESSAGES.unknownProvider(
                                    model.key("provider"), model.provider(), String.join(", ", byName.keySet()))));
        }
    }

    Optional<ModelProvider> of(ModelSettings model) {
        return Optional.ofNullable(byName.get(model.provider()));
    }
}
