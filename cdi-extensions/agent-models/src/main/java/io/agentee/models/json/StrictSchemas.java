package io.agentee.models.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a provider can hold its answer strictly to a schema: every object is closed, every property required, and no
 * keyword is beyond the subset. Objects that say nothing of further properties are closed for that, which only forbids
 * what nobody asked for.
 */
public final class StrictSchemas {

    private static final Set<String> KEYWORDS = Set.of(
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "const",
            "anyOf",
            "$ref",
            "$defs",
            "title",
            "description",
            "pattern",
            "format",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minItems",
            "maxItems");
    private static final Set<String> FORMATS =
            Set.of("date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid");
    private static final Set<String> NAMED_SCHEMAS = Set.of("properties", "$defs");

    private StrictSchemas() {}

    /** The schema with its objects closed, and without what only names it. */
    public static Map<String, Object> closed(Map<String, Object> schema) {
        Map<String, Object> copy = new LinkedHashMap<>();
        schema.forEach((keyword, value) -> {
            if (!keyword.equals("$schema") && !keyword.equals("$id")) {
                copy.put(keyword, closedValue(keyword, value));
            }
        });
        if (schema.containsKey("properties")) {
            copy.putIfAbsent("additionalProperties", false);
        }
        return copy;
    }

    /** Whether a closed schema can be held to strictly. */
    public static boolean areSupported(Map<String, Object> closed) {
        if (!KEYWORDS.containsAll(closed.keySet()) || !isSupportedFormat(closed) || !requiresAll(closed)) {
            return false;
        }
        return closed.entrySet().stream().allMatch(entry -> isSupportedValue(entry.getKey(), entry.getValue()));
    }

    private static Object closedValue(String keyword, Object value) {
        if (value instanceof Map<?, ?> && NAMED_SCHEMAS.contains(keyword)) {
            Map<String, Object> copy = new LinkedHashMap<>();
            Schemas.schemaOf(value).forEach((name, schema) -> copy.put(name, closedSchema(schema)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(StrictSchemas::closedSchema).toList();
        }
        return closedSchema(value);
    }

    private static Object closedSchema(Object value) {
        return value instanceof Map<?, ?> ? closed(Schemas.schemaOf(value)) : value;
    }

    private static boolean requiresAll(Map<String, Object> schema) {
        Map<String, Object> properties = Schemas.objectAt(schema, "properties");
        boolean isObject = schema.containsKey("properties") || "object".equals(schema.get("type"));
        return !isObject
                || (Boolean.FALSE.equals(schema.get("additionalProperties"))
                        && Schemas.textsAt(schema, "required").containsAll(properties.keySet()));
    }

    private static boolean isSupportedFormat(Map<String, Object> schema) {
        return Schemas.textAt(schema, "format").map(FORMATS::contains).orElse(true);
    }

    private static boolean isSupportedValue(String keyword, Object value) {
        if (value instanceof Map<?, ?> && NAMED_SCHEMAS.contains(keyword)) {
            return Schemas.schemaOf(value).values().stream()
                    .allMatch(schema -> schema instanceof Map<?, ?> && areSupported(Schemas.schemaOf(schema)));
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .filter(Map.class::isInstance)
                    .allMatch(schema -> areSupported(Schemas.schemaOf(schema)));
        }
        return !(value instanceof Map<?, ?>) || areSupported(Schemas.schemaOf(value));
    }
}
