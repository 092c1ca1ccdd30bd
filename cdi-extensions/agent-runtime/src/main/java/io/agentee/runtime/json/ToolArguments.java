package io.agentee.runtime.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolArgumentException;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.runtime.fingerprint.CanonicalJson;
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
        return check(tool.parameters(), arguments);
    }

    /** As {@link #check(ToolSpecification, String)}, for the schema of a tool. */
    public static String check(JsonSchema schema, String arguments) {
        String written = arguments.isBlank() ? "{}" : arguments;
        List<String> wrong = violations(schema, written);
        if (!wrong.isEmpty()) {
            throw new ToolArgumentException("The arguments are not valid: " + String.join("; ", wrong));
        }
        return written;
    }

    /**
     * What is wrong with arguments, one sentence for each place; empty if nothing is.
     *
     * @throws ToolArgumentException if they are no JSON object at all
     */
    public static List<String> violations(JsonSchema schema, String arguments) {
        JsonNode tree = parse(arguments);
        if (!tree.isObject()) {
            throw new ToolArgumentException("The arguments must be a JSON object, not %s.".formatted(kind(tree)));
        }
        List<String> wrong = new ArrayList<>(SchemaValidation.violations(schema, tree));
        wrong.addAll(unknownArguments(schema, tree));
        return wrong;
    }

    /**
     * The digest of a tool call: {@code sha256:} and the SHA-256 of the canonical JSON of tool and arguments, which has
     * no white space, names sorted by their characters, and numbers as they were written.
     *
     * @param arguments a JSON object
     */
    public static String digest(String tool, String arguments) {
        try {
            Map<String, Object> tree = AgentJson.strict().readValue(arguments, new TypeReference<>() {});
            return CanonicalJson.digest(Map.of("tool", tool, "arguments", tree));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the arguments are not a JSON object", e);
        }
    }

    /**
     * One of the arguments, a text.
     *
     * @param arguments valid by a schema that requires it
     */
    public static String text(String arguments, String name) {
        return parse(arguments).required(name).textValue();
    }

    /** Whether arguments, a JSON object, match a further schema. */
    public static boolean matches(JsonSchema limits, String arguments) {
        return SchemaValidation.violations(limits, parse(arguments)).isEmpty();
    }

    private static JsonNode parse(String arguments) {
        try {
            return AgentJson.strict().readTree(arguments);
        } catch (JsonProcessingException e) {
            throw new ToolArgumentException("The arguments are not JSON: " + e.getOriginalMessage());
        }
    }

    // A schema that says nothing of further properties permits them; a model that makes one up means something by it.
    private static List<String> unknownArguments(JsonSchema parameters, JsonNode tree) {
        Map<String, Object> schema = parameters.document();
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
