package io.agentee.models.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictSchemasTest {

    @Test
    void closesObjectsAtEveryDepth() {
        Map<String, Object> closed = closed("""
                {"$schema": "x", "$id": "y", "type": "object", "required": ["a"], "properties": {
                  "a": {"type": "array", "items": {"type": "object", "properties": {}}}},
                 "$defs": {"d": {"anyOf": [{"type": "object", "properties": {}}, {"type": "null"}]}}}""");

        assertThat(Json.readObject(Json.write(closed))).isEqualTo(Json.readObject("""
                {"type": "object", "required": ["a"], "properties": {
                  "a": {"type": "array", "items": {"type": "object", "properties": {}, "additionalProperties": false}}},
                 "$defs": {"d": {"anyOf": [{"type": "object", "properties": {}, "additionalProperties": false},
                                           {"type": "null"}]}},
                 "additionalProperties": false}"""));
        assertThat(StrictSchemas.areSupported(closed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}",
                "{\"type\": \"object\", \"properties\": {}, \"additionalProperties\": {\"type\": \"string\"}}",
                "{\"type\": \"object\"}",
                "{\"type\": \"string\", \"minLength\": 2}",
                "{\"type\": \"string\", \"format\": \"color\"}",
                "{\"anyOf\": [{\"type\": \"array\", \"uniqueItems\": true}]}",
                "{\"allOf\": [{\"type\": \"string\"}]}",
                "{\"type\": \"object\", \"properties\": {\"any\": true}, \"required\": [\"any\"]}"
            })
    void knowsWhatProvidersCannotHoldTo(String schema) {
        assertThat(StrictSchemas.areSupported(closed(schema))).isFalse();
    }

    @Test
    void propertiesMayHaveTheNamesOfKeywords() {
        Map<String, Object> schema = closed("""
                {"type": "object", "required": ["format", "allOf"],
                 "properties": {"format": {"type": "string"}, "allOf": {"enum": ["a"]}}}""");

        assertThat(StrictSchemas.areSupported(schema)).isTrue();
    }

    private static Map<String, Object> closed(String json) {
        return StrictSchemas.closed(Json.readObject(json).orElseThrow());
    }
}
