package io.agentee.api.model;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A configured model, {@code agentee.models.{name}.*}.
 *
 * @param name the name that agents use
 * @param provider the provider that serves it
 * @param modelName the provider's name of the model
 * @param apiKey the credential
 * @param baseUrl where the provider is, when not at its usual address
 * @param timeout how long one call may take; positive
 * @param sampling how tokens are chosen
 * @param reasoning whether and how the model reasons, and whether prompts are cached
 */
public record ModelSettings(
        String name,
        String provider,
        Optional<String> modelName,
        Optional<Secret> apiKey,
        Optional<URI> baseUrl,
        Duration timeout,
        Sampling sampling,
        Reasoning reasoning) {

    public ModelSettings {
        requireNonNull(name, "name is null");
        requireNonNull(provider, "provider is null");
        requireNonNull(modelName, "modelName is null");
        requireNonNull(apiKey, "apiKey is null");
        requireNonNull(baseUrl, "baseUrl is null");
        requireNonNull(timeout, "timeout is null");
        requireNonNull(sampling, "sampling is null");
        requireNonNull(reasoning, "reasoning is null");
    }

    /** The configuration key of one of this model's settings. */
    public String key(String setting) {
        return "agentee.models.%s.%s".formatted(name, setting);
    }

    /**
     * How tokens are chosen; what is absent is the provider's default.
     *
     * @param temperature 0 to 2
     * @param topP 0 to 1
     * @param maxOutputTokens at least 1
     */
    public record Sampling(Optional<Double> temperature, Optional<Double> topP, Optional<Integer> maxOutputTokens) {

        public Sampling {
            requireNonNull(temperature, "temperature is null");
            requireNonNull(topP, "topP is null");
            requireNonNull(maxOutputTokens, "maxOutputTokens is null");
        }

        /** The provider's defaults. */
        public static Sampling providerDefaults() {
            return new Sampling(Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * Whether and how the model reasons before it answers.
     *
     * @param enabled whether it does, {@code reasoning.enabled}
     * @param effort how much, in the provider's words ({@code low}, {@code medium}, {@code high}), {@code reasoning.effort}
     * @param budgetTokens how many tokens it may use, {@code reasoning.budget-tokens}
     * @param promptCache whether the provider is asked to cache the prompt, {@code prompt-cache}
     */
    public record Reasoning(
            boolean enabled, Optional<String> effort, Optional<Integer> budgetTokens, boolean promptCache) {

        public Reasoning {
            requireNonNull(effort, "effort is null");
            requireNonNull(budgetTokens, "budgetTokens is null");
        }

        /** No reasoning, no prompt cache. */
        public static Reasoning none() {
            return new Reasoning(false, Optional.empty(), Optional.empty(), false);
        }
    }
}
