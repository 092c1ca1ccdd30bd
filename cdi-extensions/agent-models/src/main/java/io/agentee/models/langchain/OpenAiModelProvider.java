package io.agentee.models.langchain;

import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelProvider;
import io.agentee.api.model.ModelSettings;
import io.agentee.models.call.SettingsProblems;
import java.util.List;

/** Provider {@code openai}: OpenAI, or, by {@code base-url}, any server that speaks its chat completions. */
public final class OpenAiModelProvider implements ModelProvider {

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public List<String> problems(ModelSettings settings) {
        SettingsProblems problems = SettingsProblems.of(settings)
                .modelNameNeeded()
                .temperatureUpTo(2)
                .reasoningBudgetAtLeast(1);
        return settings.baseUrl().isPresent()
                ? problems.toList()
                : problems.apiKeyNeeded().toList();
    }

    @Override
    public ChatModel create(ModelSettings settings) {
        return new LangChainModel(settings, new OpenAiDialect(settings));
    }
}
