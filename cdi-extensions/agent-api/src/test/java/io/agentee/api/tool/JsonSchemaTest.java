package io.agentee.api.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.TestingJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {

    private static final String JSON =
            "{\"type\":\"object\",\"properties\":{\"z\":{\"enum\":[\"b\",\"a\"]},\"a\":{}},\"required\":[\"z\"]}";

    @Test
    void survivesTheWayThroughJsonInItsOrder() {
        assertThat(TestingJson.write(TestingJson.read(JSON, JsonSchema.class))).isEqualTo(JSON);
    }

    @Test
    void keepsItsOwnCopyOfEverything() {
        List<Object> values = new ArrayList<>(List.of("b", "a"));
        Map<String, Object> property = new LinkedHashMap<>(Map.of("enum", values));
        Map<String, Object> document = new LinkedHashMap<>(Map.of("properties", property));
        JsonSchema schema = new JsonSchema(document);
        values.clear();
        property.clear();
        document.clear();

        assertThat(schema.document()).isEqualTo(Map.of("properties", Map.of("enum", List.of("b", "a"))));
    }

    @Test
    void cannotBeChangedAtAnyDepth() {
        JsonSchema schema = TestingJson.read(JSON, JsonSchema.class);

        assertThatThrownBy(() -> schema.document().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(schema.document().get("properties"))
                .isInstanceOfSatisfying(Map.class, properties -> assertThatThrownBy(properties::clear)
                        .isInstanceOf(UnsupportedOperationException.class));
        assertThat(schema.document().get("required"))
                .isInstanceOfSatisfying(List.class, required -> assertThatThrownBy(required::clear)
                        .isInstanceOf(UnsupportedOperationException.class));
    }

    @Test
    void aToolWithoutParametersTakesAnEmptyObject() {
        assertThat(TestingJson.write(JsonSchema.emptyObject()))
                .isEqualTo("{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "re fund",
                "größe",
                "a.b",
                "x123456789x123456789x123456789x123456789x123456789x123456789x1234"
            })
    void aToolHasANameThatEveryProviderTakes(String name) {
        assertThat(ToolSpecification.isLegalName(name)).isFalse();
        assertThatThrownBy(() -> new ToolSpecification(
                        name, "", JsonSchema.emptyObject(), ToolEffect.ONCE, "bean:Orders", false))
                .hasMessage("tool name '%s' must be 1 to 64 letters, digits, '_' and '-'".formatted(name));
    }

    @Test
    void effectsAreWrittenAsInTheDocumentation() {
        assertThat(TestingJson.write(ToolEffect.values())).isEqualTo("[\"read-only\",\"idempotent\",\"once\"]");
    }
}
