package io.agentee.models.langchain;

import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelProvider;
import io.agentee.api.model.ModelSettings;
import io.agentee.models.call.SettingsProblems;
import java.util.List;

/** Provider {@code google}: Google's Gemini API. */
public final class GoogleModelProvider implements ModelProvider {

    @Override
    public String name() {
        return "google";
    }

    @Override
    public List<String> problems(ModelSettings settings) {
        return SettingsProblems.of(settings)
                .modelNameNeeded()
                .apiKeyNeeded()
                .temperatureUpTo(2)
                .reasoningBudgetAtLeast(0)
                .toList();
    }

    @Override
    public ChatModel create(ModelSettings settings) {
        return new LangChainModel(settings, new GoogleDialect(settings));
    }
}
