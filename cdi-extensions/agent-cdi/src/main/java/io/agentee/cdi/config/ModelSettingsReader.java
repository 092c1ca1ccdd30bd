package io.agentee.cdi.config;

import io.agentee.api.model.ModelSettings;
import io.agentee.api.model.ModelSettings.Reasoning;
import io.agentee.api.model.ModelSettings.Sampling;
import io.agentee.api.model.Secret;
import io.agentee.cdi.key.AgenteeKey;

/** Reads {@code agentee.models.{m}.*}. */
final class ModelSettingsReader {

    private final ConfigValues values;

    ModelSettingsReader(ConfigValues values) {
        this.values = values;
    }

    /** The settings of a model; its provider is empty text when none is configured. */
    ModelSettings read(String name) {
        return new ModelSettings(
                name,
                values.text(AgenteeKey.MODEL_PROVIDER.of(name))
                        .map(String::strip)
                        .orElse(""),
                values.text(AgenteeKey.MODEL_NAME.of(name)).map(String::strip),
                values.text(AgenteeKey.MODEL_API_KEY.of(name))
                        .map(String::strip)
                        .map(Secret::of),
                values.optional(AgenteeKey.MODEL_BASE_URL, name, Syntax.httpUrl()),
                values.value(AgenteeKey.MODEL_TIMEOUT, name, Syntax.duration()),
                new Sampling(
                        values.optional(AgenteeKey.MODEL_TEMPERATURE, name, Syntax.number(0, 2)),
                        values.optional(AgenteeKey.MODEL_TOP_P, name, Syntax.number(0, 1)),
                        values.optional(
                                AgenteeKey.MODEL_MAX_OUTPUT_TOKENS, name, Syntax.integer(1, Integer.MAX_VALUE))),
                new Reasoning(
                        values.value(AgenteeKey.MODEL_REASONING_ENABLED, name, Syntax.flag()),
                        values.text(AgenteeKey.MODEL_REASONING_EFFORT.of(name)).map(String::strip),
                        values.optional(AgenteeKey.MODEL_REASONING_BUDGET, name, Syntax.integer(1, Integer.MAX_VALUE)),
                        values.value(AgenteeKey.MODEL_PROMPT_CACHE, name, Syntax.flag())));
    }
}
