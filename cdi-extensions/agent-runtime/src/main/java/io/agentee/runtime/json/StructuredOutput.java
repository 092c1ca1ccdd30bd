package io.agentee.runtime.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.api.tool.JsonSchema;
import java.util.List;

/** An answer that is JSON. */
public final class StructuredOutput {

    private StructuredOutput() {}

    /** In what this answer differs from the schema; empty if it is valid. */
    public static List<String> violations(JsonSchema schema, String answer) {
        JsonNode tree;
        try {
            tree = AgentJson.strict().readTree(unfenced(answer));
        } catch (JsonProcessingException e) {
            return List.of("the answer is not JSON: " + e.getOriginalMessage());
        }
        if (tree.isMissingNode()) {
            return List.of("the answer is empty");
        }
        return SchemaValidation.violations(schema, tree);
    }

    /**
     * The tree of an answer without violations: maps, lists and plain values.
     *
     * @throws IllegalArgumentException if it is not JSON
     */
    public static Object parse(String answer) {
        try {
            return AgentJson.mapper().readValue(unfenced(answer), Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the answer is not JSON", e);
        }
    }

    // Models that know no structured output like to put it into a fence.
    private static String unfenced(String answer) {
        String text = answer.strip();
        int firstLine = text.indexOf('\n');
        if (!text.startsWith("```") || !text.endsWith("```") || firstLine < 0 || text.length() < firstLine + 4) {
            return text;
        }
        return text.substring(firstLine + 1, text.length() - 3);
    }
}
