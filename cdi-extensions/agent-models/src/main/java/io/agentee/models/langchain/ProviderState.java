package io.agentee.models.langchain;

import dev.langchain4j.data.message.AiMessage;
import io.agentee.api.message.Message;
import io.agentee.models.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider wants to see again with an answer of its model, such as the signatures of its reasoning. The keys begin
 * with the provider's name, so that a model that another provider serves later is not shown what it cannot know.
 *
 * @param provider the provider's name
 * @param replay when reasoning is said again
 */
record ProviderState(String provider, Replay replay) {

    /** When reasoning of earlier answers is said again. */
    enum Replay {
        NEVER,
        ALWAYS,
        /** Only with what the provider signed: it refuses reasoning without. */
        WITH_STATE
    }

    /** The state for a transcript, from LangChain4j's attributes. */
    Map<String, String> of(AiMessage answer) {
        Map<String, String> state = new LinkedHashMap<>();
        answer.attributes().forEach((key, value) -> {
            if (value instanceof String || isTexts(value)) {
                state.put(prefix() + key, Json.write(value));
            }
        });
        return state;
    }

    /** LangChain4j's attributes, from a transcript. */
    Map<String, Object> attributesOf(Message.Assistant answer) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        if (replay != Replay.NEVER) {
            answer.providerState().forEach((key, value) -> {
                if (key.startsWith(prefix())) {
                    Json.read(value).ifPresent(tree -> attributes.put(key.substring(prefix().length()), tree));
                }
            });
        }
        return attributes;
    }

    /** The reasoning that is said again. */
    Optional<String> reasoningOf(Message.Assistant answer) {
        return switch (replay) {
            case NEVER -> Optional.empty();
            case ALWAYS -> answer.reasoning();
            case WITH_STATE ->
                answer.reasoning().filter(reasoning -> !attributesOf(answer).isEmpty());
        };
    }

    private String prefix() {
        return provider + ".";
    }

    private static boolean isTexts(Object value) {
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    }
}
