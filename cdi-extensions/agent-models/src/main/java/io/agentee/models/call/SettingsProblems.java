package io.agentee.models.call;

import static java.util.Objects.requireNonNull;

import io.agentee.api.model.ModelSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what is wrong with a model's settings; each problem begins with the key that it is about. */
public final class SettingsProblems {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final ModelSettings settings;
    private final List<String> problems = new ArrayList<>();

    private SettingsProblems(ModelSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
    }

    /** Begins with what no provider accepts: values out of range. */
    public static SettingsProblems of(ModelSettings settings) {
        SettingsProblems problems = new SettingsProblems(settings);
        if (settings.timeout().isZero() || settings.timeout().isNegative()) {
            problems.add("timeout", "must be longer than zero, not " + settings.timeout());
        }
        problems.requireWithin("top-p", settings.sampling().topP(), 0, 1);
        problems.requireAtLeast("max-output-tokens", settings.sampling().maxOutputTokens(), 1);
        settings.baseUrl().ifPresent(problems::requireWebAddress);
        return problems;
    }

    /** The temperature must be from zero to the provider's maximum. */
    public SettingsProblems temperatureUpTo(double maximum) {
        requireWithin("temperature", settings.sampling().temperature(), 0, maximum);
        return this;
    }

    /** The provider does not choose a model by itself. */
    public SettingsProblems modelNameNeeded() {
        if (settings.modelName().filter(name -> !name.isBlank()).isEmpty()) {
            add("model-name", "is missing: provider '%s' needs the name of the model".formatted(settings.provider()));
        }
        return this;
    }

    /** The provider wants a credential. */
    public SettingsProblems apiKeyNeeded() {
        if (settings.apiKey().filter(key -> !key.reveal().isBlank()).isEmpty()) {
            add("api-key", "is missing: provider '%s' needs an API key".formatted(settings.provider()));
        }
        return this;
    }

    /** The reasoning budget must have at least this many tokens. */
    public SettingsProblems reasoningBudgetAtLeast(int minimum) {
        requireAtLeast("reasoning.budget-tokens", settings.reasoning().budgetTokens(), minimum);
        return this;
    }

    /** What was found. */
    public List<String> toList() {
        return List.copyOf(problems);
    }

    /** Adds a problem with one setting. */
    public void add(String setting, String problem) {
        problems.add("%s %s".formatted(settings.key(setting), problem));
    }

    private void requireWithin(String setting, Optional<Double> value, double minimum, double maximum) {
        value.filter(number -> !(number >= minimum && number <= maximum))
                .ifPresent(number -> add(setting, "must be %s to %s, not %s".formatted(minimum, maximum, number)));
    }

    private void requireAtLeast(String setting, Optional<Integer> value, int minimum) {
        value.filter(number -> number < minimum)
                .ifPresent(number -> add(setting, "must be at least %d, not %d".formatted(minimum, number)));
    }

    private void requireWebAddress(URI address) {
        if (address.getScheme() == null || !SCHEMES.contains(address.getScheme()) || address.getHost() == null) {
            add("base-url", "must be an http or https URL, not '%s'".formatted(address));
        }
    }
}
