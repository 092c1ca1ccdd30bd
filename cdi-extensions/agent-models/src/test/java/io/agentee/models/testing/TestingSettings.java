package io.agentee.models.testing;

import io.agentee.api.model.ModelSettings;
import io.agentee.api.model.ModelSettings.Reasoning;
import io.agentee.api.model.ModelSettings.Sampling;
import io.agentee.api.model.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of a model, changed one by one. */
public record TestingSettings(ModelSettings settings) {

    public static final String API_KEY = "sk-very-secret-0815";

    public static TestingSettings of(String provider) {
        return new TestingSettings(new ModelSettings(
                "default",
                provider,
                Optional.of("model-1"),
                Optional.of(Secret.of(API_KEY)),
                Optional.empty(),
                Duration.ofSeconds(30),
                Sampling.providerDefaults(),
                Reasoning.none()));
    }

    public TestingSettings named(String name) {
        return new TestingSettings(new ModelSettings(
                name,
                settings.provider(),
                settings.modelName(),
                settings.apiKey(),
                settings.baseUrl(),
                settings.timeout(),
                settings.sampling(),
                settings.reasoning()));
    }

    public TestingSettings at(URI baseUrl) {
        return with(settings.modelName(), settings.apiKey(), Optional.of(baseUrl), settings.timeout());
    }

    public TestingSettings withoutModelName() {
        return with(Optional.empty(), settings.apiKey(), settings.baseUrl(), settings.timeout());
    }

    public TestingSettings withoutApiKey() {
        return with(settings.modelName(), Optional.empty(), settings.baseUrl(), settings.timeout());
    }

    public TestingSettings within(Duration timeout) {
        return with(settings.modelName(), settings.apiKey(), settings.baseUrl(), timeout);
    }

    public TestingSettings with(Sampling sampling) {
        return new TestingSettings(new ModelSettings(
                settings.name(),
                settings.provider(),
                settings.modelName(),
                settings.apiKey(),
                settings.baseUrl(),
                settings.timeout(),
                sampling,
                settings.reasoning()));
    }

    public TestingSettings with(Reasoning reasoning) {
        return new TestingSettings(new ModelSettings(
                settings.name(),
                settings.provider(),
                settings.modelName(),
                settings.apiKey(),
                settings.baseUrl(),
                settings.timeout(),
                settings.sampling(),
                reasoning));
    }

    private TestingSettings with(
            Optional<String> modelName, Optional<Secret> apiKey, Optional<URI> baseUrl, Duration timeout) {
        return new TestingSettings(new ModelSettings(
                settings.name(),
                settings.provider(),
                modelName,
                apiKey,
                baseUrl,
                timeout,
                settings.sampling(),
                settings.reasoning()));
    }
}
