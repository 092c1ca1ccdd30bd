package io.agentee.models.scripted;

import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelProvider;
import io.agentee.api.model.ModelSettings;
import io.agentee.models.call.SettingsProblems;
import java.util.List;

/**
 * Provider {@code scripted}: needs nothing and calls nobody. When the last user message holds a fenced block marked
 * {@code script}, the block is a JSON array and the k-th model call of the run plays its k-th element (the last one
 * repeats); otherwise the model answers {@code You said: <input>}. A script that does not parse is an error that is not
 * retried.
 */
public final class ScriptedModelProvider implements ModelProvider {

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public List<String> problems(ModelSettings settings) {
        return SettingsProblems.of(settings).temperatureUpTo(2).toList();
    }

    @Override
    public ChatModel create(ModelSettings settings) {
        return new ScriptedModel(settings);
    }
}
