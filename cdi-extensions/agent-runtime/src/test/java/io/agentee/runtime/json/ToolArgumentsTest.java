package io.agentee.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolArgumentException;
import io.agentee.api.tool.ToolEffect;
import io.agentee.api.tool.ToolSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolArgumentsTest {

    private static final String SCHEMA = """
            {"type":"object","additionalProperties":false,"required":["order","amount"],"properties":{
              "order":{"type":"string"},"amount":{"type":"number"},"count":{"type":"integer","minimum":1},
              "day":{"type":"string","format":"date"},"size":{"enum":["S","M"]},
              "items":{"type":"array","items":{"type":"object","additionalProperties":false,
                "properties":{"price":{"type":"number"}},"required":["price"]}}}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"order\":\"1\",\"amount\":\"12\"} | amount: string found, number expected",
                "{\"order\":1,\"amount\":12} | order: integer found, string expected",
                "{\"order\":\"1\"} | amount: missing, but required",
                "{\"order\":\"1\",\"amount\":1,\"amuont\":2} | amuont: unknown, not among the properties of the schema",
                "{\"order\":\"1\",\"amount\":1,\"count\":1.5} | count: number found, integer expected",
                "{\"order\":\"1\",\"amount\":1,\"count\":0} | count: must have a minimum value of 1",
                "{\"order\":\"1\",\"amount\":null} | amount: null found, number expected",
                "{\"order\":\"1\",\"amount\":1,\"size\":\"XL\"} | size: does not have a value in the enumeration [\"S\", \"M\"]",
                "{\"order\":\"1\",\"amount\":1,\"day\":\"tomorrow\"} | day: does not match the date pattern must be a valid RFC 3339 full-date",
                "{\"order\":\"1\",\"amount\":1,\"items\":[{\"price\":1},{\"price\":\"2\"}]} | items[1].price: string found, number expected",
                "{\"order\":\"1\",\"amount\":1,\"items\":[{\"cost\":1}]} | items[0].cost: unknown, not among the properties of the schema; items[0].price: missing, but required",
            })
    void whatIsWrongIsNamedByItsPlace(String arguments, String message) {
        assertThatThrownBy(() -> ToolArguments.check(tool(SCHEMA), arguments))
                .isInstanceOf(ToolArgumentException.class)
                .hasMessage("The arguments are not valid: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1] | The arguments must be a JSON object, not an array.",
                "\"text\" | The arguments must be a JSON object, not text.",
                "12 | The arguments must be a JSON object, not a number.",
                "true | The arguments must be a JSON object, not a truth value.",
                "null | The arguments must be a JSON object, not null.",
            })
    void argumentsThatAreNoObjectAreRefused(String arguments, String message) {
        assertThatThrownBy(() -> ToolArguments.check(tool(SCHEMA), arguments)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"order\": ",
                "{\"order\":\"1\"} {}",
                "{\"order\":\"1\",\"order\":\"2\"}",
                "order=1",
                "{'order':1}"
            })
    void argumentsThatAreNoJsonAreRefused(String arguments) {
        assertThatThrownBy(() -> ToolArguments.check(tool(SCHEMA), arguments))
                .isInstanceOf(ToolArgumentException.class)
                .hasMessageStartingWith("The arguments are not JSON: ");
    }

    @Test
    void validArgumentsAreKeptAsWritten() {
        String written = "{\"amount\": 0.10000000000000000000001, \"order\":\"1\"}";
        assertThat(ToolArguments.check(tool(SCHEMA), written)).isEqualTo(written);
    }

    @Test
    void nothingWrittenMeansNoArguments() {
        assertThat(ToolArguments.check(tool("{\"type\":\"object\"}"), " ")).isEqualTo("{}");
    }

    @Test
    void argumentsThatTheSchemaDoesNotNameAreRefusedEvenIfItSaysNothingOfThem() {
        ToolSpecification tool = tool("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}");
        assertThatThrownBy(() -> ToolArguments.check(tool, "{\"b\":1}"))
                .hasMessage("The arguments are not valid: b: unknown, not among the properties of the schema");
    }

    @Test
    void schemasThatReferToTheNetworkAreNotUsed() {
        ToolSpecification tool =
                tool("{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"http://127.0.0.1:1/schema.json\"}}}");
        assertThatThrownBy(() -> ToolArguments.check(tool, "{\"a\":1}"))
                .isInstanceOf(ToolArgumentException.class)
                .hasMessageContaining("the schema cannot be used");
    }

    @Test
    void schemasAreCheckedThemselves() throws JsonProcessingException {
        assertThat(SchemaValidation.problems(schema(SCHEMA))).isEmpty();
        assertThat(SchemaValidation.problems(schema("{\"type\":\"objekt\"}"))).isNotEmpty();
        assertThat(SchemaValidation.problems(schema("{\"properties\":[]}"))).isNotEmpty();
    }

    private static ToolSpecification tool(String schema) {
        try {
            return new ToolSpecification("t", "A tool", schema(schema), ToolEffect.READ_ONLY, "test", false);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonSchema schema(String json) throws JsonProcessingException {
        return new JsonSchema(AgentJson.mapper().readValue(json, new TypeReference<Map<String, Object>>() {}));
    }
}
