package io.agentee.models.langchain;

import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelProvider;
import io.agentee.api.model.ModelSettings;
import io.agentee.models.call.SettingsProblems;
import java.util.List;

/** Provider {@code anthropic}: Anthropic's Claude. */
public final class AnthropicModelProvider implements ModelProvider {

    private static final int LEAST_BUDGET = 1024;

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public List<String> problems(ModelSettings settings) {
        SettingsProblems problems = SettingsProblems.of(settings)
                .modelNameNeeded()
                .apiKeyNeeded()
                .temperatureUpTo(1)
                .reasoningBudgetAtLeast(LEAST_BUDGET);
        int budget = settings.reasoning().budgetTokens().orElse(AnthropicDialect.DEFAULT_BUDGET);
        boolean budgetCounts = settings.reasoning().enabled()
                && (settings.reasoning().budgetTokens().isPresent()
                        || settings.reasoning().effort().isEmpty());
        settings.sampling()
                .maxOutputTokens()
                .filter(limit -> budgetCounts && limit <= budget)
                .ifPresent(limit -> problems.add(
                        "max-output-tokens",
                        "must be more than the %d tokens of %s, not %d"
                                .formatted(budget, settings.key("reasoning.budget-tokens"), limit)));
        return problems.toList();
    }

    @Override
    public ChatModel create(ModelSettings settings) {
        return new LangChainModel(settings, new AnthropicDialect(settings));
    }
}
