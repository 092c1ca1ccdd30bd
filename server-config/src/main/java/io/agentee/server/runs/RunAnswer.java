package io.agentee.server.runs;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a run came to.
 *
 * @param result the text, or the structured output
 * @param turns how many turns it took
 */
public record RunAnswer(JsonNode result, int turns) {

    /**
     * The result for a human.
     *
     * @return the text as it is, or the structured output in JSON
     */
    public String text() {
        return result.isTextual() ? result.asText() : result.toPrettyString();
    }

    /**
     * How it ended.
     *
     * @return such as {@code completed, 2 turns}
     */
    public String summary() {
        return "completed, " + turns + (turns == 1 ? " turn" : " turns");
    }
}
