package io.agentee.runtime.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.api.tool.ToolArgumentException;
import io.agentee.api.tool.ToolSpecification;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The arguments of a tool call, as a model wrote them. */
public final class ToolArguments {

    private ToolArguments() {}

    /**
     * Checks arguments against the schema of the tool.
     *
     * @return the arguments, a JSON object; an empty one when the model wrote nothing at all
     * @throws ToolArgumentException with all that is wrong, for the model
     */
    public static String check(ToolSpecification tool, String arguments) {
        String written = arguments.isBlank() ? "{}" : arguments;
        JsonNode tree = parse(written);
        if (!tree.isObject()) {
            throw new ToolArgumentException("The arguments must be a JSON object, not %s.".formatted(kind(tree)));
        }
        List<String> wrong = new ArrayList<>(SchemaValidation.violations(tool.parameters(), tree));
        wrong.addAll(unknownArguments(tool, tree));
        if (!wrong.isEmpty()) {
            throw new ToolArgumentException("The arguments are not valid: " + String.join("; ", wrong));
        }
        return written;
    }

    private static JsonNode parse(String arguments) {
        try {
            return AgentJson.strict().readTree(arguments);
        } catch (JsonProcessingException e) {
            throw new ToolArgumentException("The arguments are not JSON: " + e.getOriginalMessage());
        }
    }

    // A schema that says nothing of further properties permits them; a model that makes one up means something by it.
    private static List<String> unknownArguments(ToolSpecification tool, JsonNode tree) {
        Map<String, Object> schema = tool.parameters().document();
        if (schema.containsKey("additionalProperties")
                || schema.containsKey("patternProperties")
                || !(schema.get("properties") instanceof Map<?, ?> known)) {
            return List.of();
        }
        List<String> wrong = new ArrayList<>();
        for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.containsKey(name)) {
                wrong.add(SchemaValidation.unknown(name));
            }
        }
        return wrong;
    }

    private static String kind(JsonNode tree) {
        return switch (tree.getNodeType()) {
            case ARRAY -> "an array";
            case STRING -> "text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a truth value";
            default -> "null";
        };
    }
}
