package io.agentee.cdi.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.P;
import io.agentee.runtime.json.SchemaValidation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ToolSchemasTest {

    private final ToolJson json = new ToolJson();
    private final ToolSchemas schemas = new ToolSchemas(json.mapper());

    @Test
    void toolWithoutParametersTakesAnEmptyObject() {
        assertSchema("nothing", """
                {"type":"object","properties":{},"additionalProperties":false}""");
    }

    @Test
    void singleValuesHaveTheirTypeAndFormat() {
        assertSchema("numbers", """
                {"type":"object","properties":{
                  "a":{"type":"boolean"},"b":{"type":"integer"},"c":{"type":"integer"},"d":{"type":"integer"},
                  "e":{"type":"number"},"f":{"type":"number"},"g":{"type":"integer"},"h":{"type":"string"},"i":{"type":"integer"}},
                 "required":["a","b","c","d","e","f","g","h","i"],"additionalProperties":false}""");
        assertSchema("times", """
                {"type":"object","properties":{
                  "a":{"type":"string","format":"date"},"b":{"type":"string","format":"date-time"},
                  "c":{"type":"string","format":"date-time"},"d":{"type":"string","format":"date-time-local"},
                  "e":{"type":"string","format":"time-local"},"f":{"type":"string","format":"duration"},
                  "g":{"type":"string","format":"duration"},"h":{"type":"string"},"i":{"type":"string"},
                  "j":{"type":"string","format":"uuid"},"k":{"type":"string","format":"uri"}},
                 "required":["a","b","c","d","e","f","g","h","i","j","k"],"additionalProperties":false}""");
    }

    @Test
    void descriptionsComeFromTheAnnotation() {
        assertSchema("described", """
                {"type":"object","properties":{
                  "order-id":{"type":"string","description":"the order"},
                  "reason":{"type":"string","enum":["DAMAGED","LATE"],"description":"why"}},
                 "required":["order-id","reason"],"additionalProperties":false}""");
    }

    @Test
    void optionalValuesAreNotRequired() {
        assertSchema("optional", """
                {"type":"object","properties":{
                  "text":{"type":"string"},"number":{"type":"integer"},"items":{"type":"array","items":{"type":"string"}}},
                 "additionalProperties":false}""");
    }

    @Test
    void collectionsHaveTheSchemaOfTheirElements() {
        assertSchema("collections", """
                {"type":"object","properties":{
                  "list":{"type":"array","items":{"type":"number"}},
                  "set":{"type":"array","items":{"type":"string","enum":["DAMAGED","LATE"]},"uniqueItems":true},
                  "map":{"type":"object","additionalProperties":{"type":"array","items":{"type":"integer"}}},
                  "array":{"type":"array","items":{"type":"string"}}},
                 "required":["list","set","map","array"],"additionalProperties":false}""");
    }

    @Test
    void recordsAreNestedObjectsInTheOrderOfTheirComponents() {
        assertSchema("nested", """
                {"type":"object","properties":{
                  "order":{"type":"object","properties":{
                     "number":{"type":"string","description":"as on the invoice"},
                     "lines":{"type":"array","items":{"type":"object","properties":{
                        "article":{"type":"string"},"how-many":{"type":"integer"},"note":{"type":"string","description":"free text"}},
                        "required":["article","how-many"],"additionalProperties":false}},
                     "due":{"type":"string","format":"date"}},
                   "required":["number","lines"],"additionalProperties":false,
                   "description":"what was ordered"}},
                 "required":["order"],"additionalProperties":false}""");
    }

    @Test
    void recordThatContainsItselfIsDefinedOnce() {
        assertSchema("recursive", """
                {"type":"object","properties":{"tree":{"$ref":"#/$defs/Tree"}},"required":["tree"],"additionalProperties":false,
                 "$defs":{"Tree":{"type":"object","properties":{
                    "label":{"type":"string"},"children":{"type":"array","items":{"$ref":"#/$defs/Tree"}}},
                    "required":["label","children"],"additionalProperties":false}}}""");
    }

    @Test
    void valuesThatTheToolCanReadAreValid() throws JsonProcessingException {
        String valid = """
                {"a":"2026-11-21","b":"2026-11-21T09:30:00Z","c":"2026-11-21T09:30:00+01:00","d":"2026-11-21T09:30:00",
                 "e":"09:30:00","f":"PT30M","g":"P1M2D","h":"2026-11","i":"Europe/Berlin",
                 "j":"123e4567-e89b-12d3-a456-426614174000","k":"https://example.com/a"}""";

        assertThat(SchemaValidation.problems(schema("times"))).isEmpty();
        assertThat(SchemaValidation.problems(schema("recursive"))).isEmpty();
        assertThat(SchemaValidation.violations(schema("times"), json.mapper().readTree(valid)))
                .isEmpty();
        for (ToolParameter parameter : parameters("times")) {
            assertThat(json.value(parameter, json.arguments(valid))).isNotNull();
        }
    }

    @Test
    void otherTypesAreRefusedByName() {
        assertThatThrownBy(() -> schema("anything"))
                .hasMessage(
                        "the type java.lang.Object is not supported; use a primitive, String, enum, record, List, Set,"
                                + " Map with String keys, Optional, number, date or time");
        assertThatThrownBy(() -> schema("rawList")).hasMessageContaining("the type java.lang.Object is not supported");
        assertThatThrownBy(() -> schema("numberedMap")).hasMessage("a map must have String keys");
        assertThatThrownBy(() -> schema("optionalElements"))
                .hasMessage("an Optional can only be a parameter or a record's component, not an element or another"
                        + " Optional's value");
        assertThatThrownBy(() -> schema("holder")).hasMessageContaining("the type java.lang.Thread is not supported");
    }

    private void assertSchema(String method, String expected) {
        ObjectMapper plain = new ObjectMapper();
        JsonNode actual = plain.valueToTree(schema(method));
        try {
            assertThat(actual.toPrettyString())
                    .isEqualTo(plain.readTree(expected).toPrettyString());
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    private JsonSchema schema(String name) {
        return schemas.of(parameters(name));
    }

    private List<ToolParameter> parameters(String name) {
        Method method = Arrays.stream(Parameters.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(method.getParameters()).map(this::parameter).toList();
    }

    private ToolParameter parameter(Parameter parameter) {
        Optional<P> annotation = Optional.ofNullable(parameter.getAnnotation(P.class));
        return new ToolParameter(
                annotation.map(P::name).filter(name -> !name.isEmpty()).orElse(parameter.getName()),
                annotation.map(P::value).orElse(""),
                parameter.getParameterizedType(),
                json.mapper().constructType(parameter.getParameterizedType()));
    }

    enum Reason {
        DAMAGED,
        LATE
    }

    record Line(
            String article,
            @JsonProperty("how-many") int count,
            @P("free text") Optional<String> note) {}

    record Order(@P("as on the invoice") String number, List<Line> lines, Optional<LocalDate> due) {}

    record Tree(String label, List<Tree> children) {}

    record Holder(Thread thread) {}

    interface Parameters {
        void nothing();

        void numbers(boolean a, int b, long c, Short d, double e, BigDecimal f, BigInteger g, String h, Byte i);

        void times(
                LocalDate a,
                Instant b,
                OffsetDateTime c,
                LocalDateTime d,
                LocalTime e,
                Duration f,
                Period g,
                YearMonth h,
                ZoneId i,
                UUID j,
                URI k);

        void described(@P(value = "the order", name = "order-id") String order, @P("why") Reason reason);

        void optional(Optional<String> text, OptionalInt number, Optional<List<String>> items);

        void collections(List<BigDecimal> list, Set<Reason> set, Map<String, List<Integer>> map, String[] array);

        void nested(@P("what was ordered") Order order);

        void recursive(Tree tree);

        void anything(Object value);

        @SuppressWarnings("rawtypes")
        void rawList(List list);

        void numberedMap(Map<Integer, String> map);

        void optionalElements(List<Optional<String>> list);

        void holder(Holder holder);
    }
}
