package io.agentee.models.json;

import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schema as LangChain4j's elements, for providers that know structure but no constraints such as lengths, ranges
 * and formats. The runtime validates against the whole schema, so what is lost here is only a hint to the model.
 */
public final class StructuralSchemas {

    private StructuralSchemas() {}

    /** The object that a schema without references describes. */
    public static JsonObjectSchema object(Map<String, Object> document) {
        Map<String, JsonSchemaElement> properties = new LinkedHashMap<>();
        Schemas.objectAt(document, "properties")
                .forEach((name, schema) -> properties.put(name, element(Schemas.schemaOf(schema))));
        return JsonObjectSchema.builder()
                .description(description(document))
                .addProperties(properties)
                .required(Schemas.textsAt(document, "required"))
                .build();
    }

    private static JsonSchemaElement element(Map<String, Object> schema) {
        for (String choice : List.of("anyOf", "oneOf")) {
            if (schema.get(choice) instanceof List<?> alternatives && !alternatives.isEmpty()) {
                return anyOf(
                        schema, alternatives.stream().map(Schemas::schemaOf).toList());
            }
        }
        if (schema.get("type") instanceof List<?> types && !types.isEmpty()) {
            return anyOf(
                    schema, types.stream().map(type -> withType(schema, type)).toList());
        }
        if (schema.get("enum") instanceof List<?> values && values.stream().allMatch(String.class::isInstance)) {
            return enumeration(schema, Schemas.textsAt(schema, "enum"));
        }
        if (schema.get("const") instanceof String constant) {
            return enumeration(schema, List.of(constant));
        }
        return typed(schema, Schemas.textAt(schema, "type").orElse(""));
    }

    private static JsonSchemaElement typed(Map<String, Object> schema, String type) {
        String description = description(schema);
        return switch (type) {
            case "string" -> JsonStringSchema.builder().description(description).build();
            case "integer" ->
                JsonIntegerSchema.builder().description(description).build();
            case "number" -> JsonNumberSchema.builder().description(description).build();
            case "boolean" ->
                JsonBooleanSchema.builder().description(description).build();
            case "null" -> new JsonNullSchema();
            case "array" ->
                JsonArraySchema.builder()
                        .description(description)
                        .items(element(Schemas.objectAt(schema, "items")))
                        .build();
            case "object" -> object(schema);
            default -> schema.containsKey("properties") ? object(schema) : anything(description);
        };
    }

    private static JsonSchemaElement anyOf(Map<String, Object> schema, List<Map<String, Object>> alternatives) {
        return JsonAnyOfSchema.builder()
                .description(description(schema))
                .anyOf(alternatives.stream().map(StructuralSchemas::element).toList())
                .build();
    }

    private static Map<String, Object> withType(Map<String, Object> schema, Object type) {
        Map<String, Object> copy = new LinkedHashMap<>(schema);
        copy.put("type", type);
        copy.remove("description");
        return copy;
    }

    private static JsonSchemaElement enumeration(Map<String, Object> schema, List<String> values) {
        return JsonEnumSchema.builder()
                .description(description(schema))
                .enumValues(values)
                .build();
    }

    private static JsonSchemaElement anything(@Nullable String description) {
        return JsonAnyOfSchema.builder()
                .description(description)
                .anyOf(
                        JsonStringSchema.builder().build(),
                        JsonNumberSchema.builder().build(),
                        JsonBooleanSchema.builder().build())
                .build();
    }

    private static @Nullable String description(Map<String, Object> schema) {
        return Schemas.textAt(schema, "description").orElse(null);
    }
}
