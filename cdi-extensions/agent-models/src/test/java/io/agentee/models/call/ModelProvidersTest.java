package io.agentee.models.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.model.ModelProvider;
import io.agentee.api.model.ModelSettings.Reasoning;
import io.agentee.api.model.ModelSettings.Sampling;
import io.agentee.models.testing.TestingSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ModelProvidersTest {

    @Test
    void areFoundByTheirNames() {
        assertThat(ServiceLoader.load(ModelProvider.class))
                .extracting(ModelProvider::name)
                .containsExactlyInAnyOrder("openai", "anthropic", "google", "ollama", "scripted");
    }

    @Test
    void tellEveryProblemOfASetting() {
        TestingSettings wrong = TestingSettings.of("any")
                .at(URI.create("ftp://example.org"))
                .within(Duration.ZERO)
                .with(new Sampling(Optional.of(3.0), Optional.of(-0.5), Optional.of(0)))
                .with(new Reasoning(true, Optional.empty(), Optional.of(-1), false));

        for (ModelProvider provider : ServiceLoader.load(ModelProvider.class)) {
            assertThat(provider.problems(wrong.settings()))
                    .as(provider.name())
                    .contains(
                            "agentee.models.default.timeout must be longer than zero, not PT0S",
                            "agentee.models.default.top-p must be 0.0 to 1.0, not -0.5",
                            "agentee.models.default.max-output-tokens must be at least 1, not 0",
                            "agentee.models.default.base-url must be an http or https URL, not 'ftp://example.org'")
                    .anyMatch(problem -> problem.startsWith("agentee.models.default.temperature must be 0.0 to "))
                    .allMatch(problem -> problem.startsWith("agentee.models.default."));
        }
    }
}
