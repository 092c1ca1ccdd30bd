package io.agentee.models.json;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import io.agentee.api.tool.JsonSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON Schema for LangChain4j word for word: what its own elements cannot say goes through as raw schema. */
public final class Schemas {

    private static final String DEFINITIONS = "$defs";
    private static final String REFERENCE = "$ref";
    private static final String REFERENCE_PREFIX = "#/$defs/";
    private static final int DEEPEST_REFERENCE = 6;

    private Schemas() {}

    /** A tool's parameters; LangChain4j wants the outermost object as its own element. */
    public static JsonObjectSchema parameters(Map<String, Object> document) {
        JsonObjectSchema.Builder builder = JsonObjectSchema.builder()
                .addProperties(rawElements(objectAt(document, "properties")))
                .required(textsAt(document, "required"));
        textAt(document, "description").ifPresent(builder::description);
        Map<String, Object> definitions = objectAt(document, DEFINITIONS);
        if (!definitions.isEmpty()) {
            builder.definitions(rawElements(definitions));
        }
        return builder.build();
    }

    /** A schema as it stands. */
    public static JsonRawSchema raw(Map<String, Object> document) {
        return JsonRawSchema.from(Json.write(document));
    }

    /**
     * The schema without references, for providers that know none. A schema that contains itself is open where it does
     * so for the last time: the runtime validates what the model makes of it.
     */
    public static Map<String, Object> withoutReferences(JsonSchema schema) {
        Map<String, Object> definitions = objectAt(schema.document(), DEFINITIONS);
        Map<String, Object> root = new LinkedHashMap<>(schema.document());
        root.remove(DEFINITIONS);
        return inlined(root, definitions, 0);
    }

    private static Map<String, Object> inlined(Map<String, Object> node, Map<String, Object> definitions, int depth) {
        Map<String, Object> result = new LinkedHashMap<>();
        Optional<String> reference = textAt(node, REFERENCE);
        if (reference.isPresent()) {
            if (depth >= DEEPEST_REFERENCE || !reference.get().startsWith(REFERENCE_PREFIX)) {
                return result;
            }
            String name = reference.get().substring(REFERENCE_PREFIX.length());
            result.putAll(inlined(objectAt(definitions, name), definitions, depth + 1));
        }
        node.forEach((key, value) -> {
            if (!key.equals(REFERENCE)) {
                result.put(key, inlinedValue(value, definitions, depth));
            }
        });
        return result;
    }

    private static Object inlinedValue(Object value, Map<String, Object> definitions, int depth) {
        if (value instanceof Map<?, ?> map) {
            return inlined(asObject(map), definitions, depth);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(inlinedValue(element, definitions, depth)));
            return copy;
        }
        return value;
    }

    private static Map<String, JsonSchemaElement> rawElements(Map<String, Object> schemas) {
        Map<String, JsonSchemaElement> elements = new LinkedHashMap<>();
        schemas.forEach((name, schema) -> elements.put(name, raw(schemaOf(schema))));
        return elements;
    }

    /** The tree of a schema; {@code true}, which allows anything, is the empty schema. */
    static Map<String, Object> schemaOf(Object schema) {
        return schema instanceof Map<?, ?> map ? asObject(map) : Map.of();
    }

    static Map<String, Object> objectAt(Map<String, Object> node, String key) {
        return node.get(key) instanceof Map<?, ?> map ? asObject(map) : Map.of();
    }

    static List<String> textsAt(Map<String, Object> node, String key) {
        return node.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    static Optional<String> textAt(Map<String, Object> node, String key) {
        return node.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
