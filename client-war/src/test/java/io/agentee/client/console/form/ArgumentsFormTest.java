package io.agentee.client.console.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.tool.JsonSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsFormTest {

    private static final JsonSchema REFUND = schema("""
            {"type": "object", "required": ["order", "amount"], "additionalProperties": false, "properties": {
              "order": {"type": "string", "description": "the order", "minLength": 1},
              "amount": {"type": "number", "minimum": 0, "maximum": 1000},
              "rate": {"type": "number"},
              "count": {"type": "integer"},
              "urgent": {"type": "boolean"},
              "reason": {"enum": ["damaged", "late", 7]},
              "currency": {"const": "EUR"},
              "note": {"type": ["string", "null"]},
              "customer": {"$ref": "#/$defs/customer"},
              "emails": {"type": "array", "items": {"type": "string"}},
              "items": {"type": "array", "items": {"$ref": "#/$defs/item"}},
              "anything": {}
            },
            "$defs": {
              "customer": {"type": "object", "required": ["name"],
                           "properties": {"name": {"type": "string"}, "vip": {"type": "boolean"}}},
              "item": {"type": "object", "properties": {"sku": {"type": "string"}, "price": {"type": "number"}}}
            }}""");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"order\":\"42\",\"amount\":1.10}",
                "{\"order\":\"42\",\"amount\":1,\"rate\":100000000000000000000000000.000000001}",
                "{\"order\":\"42\",\"amount\":1,\"rate\":1E+5,\"count\":9007199254740993}",
                "{\"order\":\"42\",\"amount\":0,\"urgent\":false,\"reason\":7}",
                "{\"order\":\"42\",\"amount\":0,\"urgent\":true,\"reason\":\"late\",\"currency\":\"EUR\"}",
                "{\"order\":\"42\",\"amount\":0,\"note\":\"\"}",
                "{\"order\":\"42\",\"amount\":0,\"note\":null}",
                "{\"order\":\" 42 \",\"amount\":0,\"note\":\" \"}",
                "{\"order\":\"a\\nb\\tc\",\"amount\":0}",
                "{\"order\":\"a\\r\\nb\",\"amount\":0}",
                "{\"order\":\"a\\u202eb\\u0000\\ud800\",\"amount\":0}",
                "{\"order\":\"ü€😀\",\"amount\":0}",
                "{\"order\":\"42\",\"amount\":0,\"customer\":{\"name\":\"\"}}",
                "{\"order\":\"42\",\"amount\":0,\"customer\":{\"name\":\"Ada\",\"vip\":true}}",
                "{\"order\":\"42\",\"amount\":0,\"emails\":[]}",
                "{\"order\":\"42\",\"amount\":0,\"emails\":[\"a\",\"\",\"b\"]}",
                "{\"order\":\"42\",\"amount\":0,\"items\":[{},{\"sku\":\"x\",\"price\":2.50}]}",
                "{\"order\":\"42\",\"amount\":0,\"anything\":{\"deep\":[1,\"2\",null]}}",
                "{\"order\":\"42\",\"amount\":0,\"anything\":\"\"}",
                "{\"order\":42,\"amount\":\"1.10\"}",
                "{\"order\":null,\"amount\":0,\"emails\":\"none\",\"customer\":7,\"reason\":\"other\",\"currency\":\"USD\"}",
                "{\"order\":\"42\",\"amount\":0,\"unknown\":[true]}"
            })
    void whatIsSentBackUnchangedIsTheSame(String arguments) {
        ArgumentsForm form = ArgumentsForm.of(REFUND, arguments);

        ArgumentsForm back = ArgumentsForm.sent(REFUND, form.values());

        assertThat(back.read()).isInstanceOf(ArgumentsForm.Outcome.Legal.class);
        String read = ((ArgumentsForm.Outcome.Legal) back.read()).arguments();
        assertThat(ExactJson.parse(read)).isEqualTo(ExactJson.parse(arguments));
    }

    @Test
    void everyFieldThatIsShownIsReadByTheNameThatItHas() {
        ArgumentsForm form = ArgumentsForm.of(
                REFUND,
                "{\"order\":\"42\",\"amount\":1.10,\"customer\":{\"name\":\"Ada\"},\"emails\":[\"x\"],\"anything\":[1]}");

        Map<String, String> sent = new LinkedHashMap<>();
        fields(form.fields(List.of())).forEach(sent::putAll);

        assertThat(read(sent))
                .isEqualTo("{\"order\":\"42\",\"amount\":1.10,\"customer\":{\"name\":\"Ada\"},"
                        + "\"emails\":[\"x\"],\"anything\":[1]}");
    }

    @Test
    void whatIsTypedBecomesWhatTheSchemaSays() {
        Map<String, String> sent = new LinkedHashMap<>(
                ArgumentsForm.of(REFUND, "{\"order\":\"42\",\"amount\":1.10}").values());
        sent.put("v/amount", " 25.00 ");
        sent.put("v/count", "3");
        sent.put("v/urgent", "true");
        sent.put("v/reason", "1");
        sent.put("p/customer", "on");
        sent.put("v/customer/name", "Ada");
        sent.put("v/anything", "{\"a\": 1}");

        assertThat(read(sent))
                .isEqualTo("{\"order\":\"42\",\"amount\":25.00,\"count\":3,\"urgent\":true,\"reason\":\"late\","
                        + "\"customer\":{\"name\":\"Ada\"},\"anything\":{\"a\":1}}");
    }

    @Test
    void whatIsLeftBlankIsLeftOut() {
        Map<String, String> sent = Map.of(
                "v/order", "42", "v/amount", "1", "v/count", "", "v/urgent", "", "v/note", "", "v/anything", " ");

        assertThat(read(sent)).isEqualTo("{\"order\":\"42\",\"amount\":1}");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Map<String, String> sent = Map.of(
                "v/order",
                "",
                "v/amount",
                "1,5",
                "v/count",
                "1.5",
                "v/reason",
                "9",
                "v/anything",
                "{",
                "p/items",
                "on",
                "n/items",
                "1",
                "v/items/0/price",
                "cheap");

        assertThat(problems(sent))
                .containsExactly(
                        "/order needs at least 1 characters.",
                        "/amount must be a number such as 42.50.",
                        "/count must be a whole number.",
                        "/reason must be one of the choices.",
                        "/items/0/price must be a number such as 42.50.",
                        "/anything must be JSON.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000.01", "1e999999999", "007", "NaN", "0x10", "1e5555"})
    void numbersThatAreNoneOrOutOfRangeAreRefused(String text) {
        assertThat(problems(Map.of("v/order", "42", "v/amount", text))).hasSize(1);
    }

    @Test
    void itemsAreAddedAndRemovedWithWhateverWasTyped() {
        ArgumentsForm form = ArgumentsForm.of(
                REFUND, "{\"order\":\"42\",\"amount\":0,\"items\":[{\"sku\":\"a\"},{\"sku\":\"b\"},{\"sku\":\"c\"}]}");

        ArgumentsForm edited = form.withItemRemoved("/items", 1).withItemAdded("/items");

        assertThat(read(edited.values()))
                .isEqualTo("{\"order\":\"42\",\"amount\":0,\"items\":[{\"sku\":\"a\"},{\"sku\":\"c\"},{}]}");
        assertThat(form.withItemRemoved("/items", 3).values()).isEqualTo(form.values());
        assertThat(form.withItemRemoved("/nothing", 0).values()).isEqualTo(form.values());
    }

    @Test
    void alternativesWithNullAreNullableAndRealOnesAreJson() {
        JsonSchema schema = schema("""
                {"type": "object", "properties": {
                  "maybe": {"anyOf": [{"type": "integer"}, {"type": "null"}], "title": "Maybe"},
                  "either": {"oneOf": [{"type": "integer"}, {"type": "string"}]},
                  "pair": {"type": "array", "prefixItems": [{"type": "integer"}]},
                  "both": {"allOf": [{"type": "string", "maxLength": 3}]}
                }}""");

        FormField.Group group = (FormField.Group) ArgumentsForm.of(schema, "{}").fields(List.of());

        assertThat(group.children())
                .extracting(field -> field.about().label(), field -> ((FormField.Line) field).json())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Maybe", false),
                        org.assertj.core.groups.Tuple.tuple("either", true),
                        org.assertj.core.groups.Tuple.tuple("pair", true),
                        org.assertj.core.groups.Tuple.tuple("both", false));
    }

    @Test
    void schemaThatContainsItselfEndsInJson() {
        JsonSchema schema = schema("""
                {"type": "object", "properties": {"tree": {"$ref": "#/$defs/node"}},
                 "$defs": {"node": {"type": "object", "properties": {
                    "name": {"type": "string"}, "child": {"$ref": "#/$defs/node"}}}}}""");
        String arguments = "{\"tree\":{\"name\":\"a\",\"child\":{\"name\":\"b\",\"child\":{\"name\":\"c\"}}}}";

        assertThat(ExactJson.parse(((ArgumentsForm.Outcome.Legal)
                                ArgumentsForm.of(schema, arguments).read())
                        .arguments()))
                .isEqualTo(ExactJson.parse(arguments));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"type\": \"object\"}", "{\"$ref\": \"#/nowhere\"}", "{\"$ref\": \"http://x/y\"}"})
    void schemaWithoutPropertiesIsOneFieldOfJson(String text) {
        ArgumentsForm form = ArgumentsForm.of(schema(text), "{\"a\": 1.0}");

        assertThat(form.fields(List.of())).isInstanceOf(FormField.Line.class);
        assertThat(form.read()).isEqualTo(new ArgumentsForm.Outcome.Legal("{\"a\":1.0}"));
    }

    @Test
    void argumentsThatAreNoObjectAreNotTaken() {
        assertThat(ArgumentsForm.sent(schema("{}"), Map.of("v", "[1]")).read())
                .isInstanceOf(ArgumentsForm.Outcome.Illegal.class);
        assertThat(ArgumentsForm.of(REFUND, "{\"order\": ").read()).isInstanceOf(ArgumentsForm.Outcome.Illegal.class);
    }

    @Test
    void countIsBoundedWhateverIsSent() {
        assertThat(read(Map.of("v/order", "1", "v/amount", "1", "p/emails", "on", "n/emails", "2000000000")))
                .contains("\"emails\":[\"\",\"\"");
        assertThat(read(Map.of("v/order", "1", "v/amount", "1", "p/emails", "on", "n/emails", "many")))
                .contains("\"emails\":[]");
    }

    private static List<Map<String, String>> fields(FormField field) {
        if (field instanceof FormField.Group group) {
            return Stream.concat(
                            group.children().stream().flatMap(child -> fields(child).stream()),
                            Stream.concat(
                                    group.marks().stream().map(mark -> Map.of(mark.name(), mark.value())),
                                    group.presence().stream()
                                            .filter(FormField.Presence::on)
                                            .map(presence -> Map.of(presence.name(), "on"))))
                    .toList();
        }
        if (field instanceof FormField.Line line) {
            Map<String, String> values = new LinkedHashMap<>(Map.of(line.name(), line.value()));
            line.mark().ifPresent(mark -> values.put(mark.name(), mark.value()));
            return List.of(values);
        }
        if (field instanceof FormField.Select select) {
            return select.options().stream()
                    .filter(FormField.Option::chosen)
                    .map(option -> Map.of(select.name(), option.value()))
                    .toList();
        }
        return ((FormField.Fixed) field)
                .mark().stream().map(mark -> Map.of(mark.name(), mark.value())).toList();
    }

    private static String read(Map<String, String> sent) {
        ArgumentsForm.Outcome outcome = ArgumentsForm.sent(REFUND, sent).read();
        assertThat(outcome).isInstanceOf(ArgumentsForm.Outcome.Legal.class);
        return ((ArgumentsForm.Outcome.Legal) outcome).arguments();
    }

    private static List<String> problems(Map<String, String> sent) {
        ArgumentsForm.Outcome outcome = ArgumentsForm.sent(REFUND, sent).read();
        assertThat(outcome).isInstanceOf(ArgumentsForm.Outcome.Illegal.class);
        return ((ArgumentsForm.Outcome.Illegal) outcome)
                .problems().stream()
                        .map(problem -> problem.pointer() + " " + problem.sentence())
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private static JsonSchema schema(String text) {
        return new JsonSchema((Map<String, Object>) ExactJson.value(text));
    }
}
