package io.agentee.api.tool;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON Schema, dialect 2020-12, as the tree of its JSON: maps, lists, strings, numbers and booleans. Deeply immutable
 * and ordered as written.
 *
 * @param document the schema
 */
public record JsonSchema(@JsonValue Map<String, Object> document) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JsonSchema {
        requireNonNull(document, "document is null");
        document = copyOf(document);
    }

    /** The schema of a tool without parameters. */
    public static JsonSchema emptyObject() {
        return new JsonSchema(orderedMap("type", "object", "properties", Map.of(), "additionalProperties", false));
    }

    private static Map<String, Object> orderedMap(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static Map<String, Object> copyOf(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put((String) key, copyOf(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static Object copyOf(Object value) {
        if (value instanceof Map<?, ?> map) {
            return copyOf(map);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(copyOf(element)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
