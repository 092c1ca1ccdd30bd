package io.agentee.models.langchain;

import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelProvider;
import io.agentee.api.model.ModelSettings;
import io.agentee.models.call.SettingsProblems;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Provider {@code ollama}: models that an Ollama server runs, by default the one on this machine. */
public final class OllamaModelProvider implements ModelProvider {

    private static final URI LOCAL = URI.create("http://localhost:11434");

    @Override
    public String name() {
        return "ollama";
    }

    @Override
    public List<String> problems(ModelSettings settings) {
        return SettingsProblems.of(settings)
                .modelNameNeeded()
                .temperatureUpTo(2)
                .reasoningBudgetAtLeast(1)
                .toList();
    }

    @Override
    public ChatModel create(ModelSettings settings) {
        ModelSettings located = new ModelSettings(
                settings.name(),
                settings.provider(),
                settings.modelName(),
                settings.apiKey(),
                Optional.of(settings.baseUrl().orElse(LOCAL)),
                settings.timeout(),
                settings.sampling(),
                settings.reasoning());
        return new LangChainModel(located, new OllamaDialect(located));
    }
}
