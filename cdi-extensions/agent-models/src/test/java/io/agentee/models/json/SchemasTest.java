package io.agentee.models.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import io.agentee.api.tool.JsonSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemasTest {

    @Test
    void putsDefinitionsInPlace() {
        JsonSchema schema = schema("""
                {"type": "object", "properties": {"a": {"$ref": "#/$defs/a", "description": "mine"}},
                 "$defs": {"a": {"type": "array", "items": {"$ref": "#/$defs/b"}}, "b": {"type": "integer"}}}""");

        assertThat(Schemas.withoutReferences(schema))
                .isEqualTo(Json.readObject("""
                {"type": "object", "properties": {
                  "a": {"type": "array", "items": {"type": "integer"}, "description": "mine"}}}""").orElseThrow());
    }

    @Test
    void opensASchemaThatContainsItself() {
        JsonSchema tree = schema("""
                {"$ref": "#/$defs/node", "$defs": {"node": {"type": "object", "properties": {
                  "children": {"type": "array", "items": {"$ref": "#/$defs/node"}}}}}}""");

        String inlined = Json.write(Schemas.withoutReferences(tree));

        assertThat(inlined).doesNotContain("$ref").contains("\"items\":{}").hasSizeLessThan(1000);
    }

    @Test
    void saysStructureInElements() {
        JsonObjectSchema object = StructuralSchemas.object(Json.readObject("""
                {"type": "object", "required": ["kind"], "properties": {
                  "kind": {"enum": ["a", "b"], "description": "the kind"},
                  "list": {"type": "array", "items": {"type": "integer", "minimum": 1}},
                  "maybe": {"type": ["string", "null"], "minLength": 1},
                  "map": {"type": "object", "additionalProperties": {"type": "string"}},
                  "any": {}, "anything": true}}""").orElseThrow());

        assertThat(object.required()).containsExactly("kind");
        assertThat(object.properties().keySet()).containsExactly("kind", "list", "maybe", "map", "any", "anything");
        assertThat(object.properties().get("kind"))
                .isEqualTo(JsonEnumSchema.builder()
                        .enumValues(List.of("a", "b"))
                        .description("the kind")
                        .build());
        assertThat(object.properties().get("list"))
                .isEqualTo(
                        JsonArraySchema.builder().items(new JsonIntegerSchema()).build());
        assertThat(object.properties().get("maybe")).isInstanceOf(JsonAnyOfSchema.class);
        assertThat(object.properties().get("map")).isInstanceOf(JsonObjectSchema.class);
        assertThat(object.properties().get("any")).isInstanceOf(JsonAnyOfSchema.class);
        assertThat(object.properties().get("anything")).isInstanceOf(JsonAnyOfSchema.class);
    }

    @Test
    void keepsDefinitionsOfATool() {
        JsonObjectSchema parameters = Schemas.parameters(Map.of(
                "type", "object",
                "properties", Map.of("a", Map.of("$ref", "#/$defs/a")),
                "$defs", Map.of("a", Map.of("type", "string"))));

        assertThat(parameters.definitions().get("a")).isEqualTo(Schemas.raw(Map.of("type", "string")));
    }

    private static JsonSchema schema(String json) {
        return new JsonSchema(Json.readObject(json).orElseThrow());
    }
}
