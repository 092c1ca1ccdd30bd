package io.agentee.cdi.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.agentee.api.tool.ToolArgumentException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolJsonTest {

    private final ToolJson json = new ToolJson();

    @Test
    void valuesAreReadExactly() {
        assertThat(read(BigDecimal.class, "12345678901234567890.1234567890123456789"))
                .isEqualTo(new BigDecimal("12345678901234567890.1234567890123456789"));
        assertThat(read(BigDecimal.class, "1.50")).isEqualTo(new BigDecimal("1.50"));
        assertThat(read(BigDecimal.class, "7")).isEqualTo(new BigDecimal("7"));
        assertThat(read(BigInteger.class, "123456789012345678901234567890"))
                .isEqualTo(new BigInteger("123456789012345678901234567890"));
        assertThat(read(long.class, "9007199254740993")).isEqualTo(9007199254740993L);
        assertThat(read(double.class, "3")).isEqualTo(3.0);
        assertThat(read(String.class, "\"\"")).isEqualTo("");
        assertThat(read(Reason.class, "\"LATE\"")).isEqualTo(Reason.LATE);
        assertThat(read(LocalDate.class, "\"2026-02-28\"")).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(read(Instant.class, "\"2026-11-21T09:30:00+01:00\""))
                .isEqualTo(Instant.parse("2026-11-21T08:30:00Z"));
        assertThat(read(OffsetDateTime.class, "\"2026-11-21T09:30:00+01:00\""))
                .isEqualTo(OffsetDateTime.parse("2026-11-21T09:30:00+01:00"));
        assertThat(read(LocalDateTime.class, "\"2026-11-21T09:30:00\""))
                .isEqualTo(LocalDateTime.parse("2026-11-21T09:30:00"));
        assertThat(read(Duration.class, "\"PT1H30M\"")).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void structuresAreReadExactly() {
        assertThat(read(new TypeReference<List<Integer>>() {}.getType(), "[1,2]"))
                .isEqualTo(List.of(1, 2));
        assertThat(read(new TypeReference<Set<String>>() {}.getType(), "[\"a\"]"))
                .isEqualTo(Set.of("a"));
        assertThat(read(new TypeReference<Map<String, BigDecimal>>() {}.getType(), "{\"a\":0.10}"))
                .isEqualTo(Map.of("a", new BigDecimal("0.10")));
        assertThat(read(Line.class, "{\"article\":\"pen\",\"count\":2}"))
                .isEqualTo(new Line("pen", 2, Optional.empty()));
        assertThat(read(Line.class, "{\"article\":\"pen\",\"count\":2,\"note\":null}"))
                .isEqualTo(new Line("pen", 2, Optional.empty()));
        assertThat(read(Order.class, "{\"lines\":[{\"article\":\"pen\",\"count\":2,\"note\":\"blue\"}]}"))
                .isEqualTo(new Order(List.of(new Line("pen", 2, Optional.of("blue")))));
    }

    @Test
    void optionalValuesMayBeLeftOut() {
        Type text = new TypeReference<Optional<String>>() {}.getType();

        assertThat(read(text, "\"x\"")).isEqualTo(Optional.of("x"));
        assertThat(read(text, "null")).isEqualTo(Optional.empty());
        assertThat(json.value(parameter(text), json.arguments("{}"))).isEqualTo(Optional.empty());
        assertThat(json.value(parameter(OptionalInt.class), json.arguments("{}")))
                .isEqualTo(OptionalInt.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            int              | "42"           | argument 'x' must be a whole number from -2147483648 to 2147483647, not the text "42"
            int              | 1.5            | argument 'x' must be a whole number from -2147483648 to 2147483647, not 1.5
            int              | 3000000000     | argument 'x' must be a whole number from -2147483648 to 2147483647, not 3000000000
            line             | {"article":"pen","count":3000000000} | argument 'x.count' must be a whole number from -2147483648 to 2147483647, not 3000000000
            int              | true           | argument 'x' must be a whole number from -2147483648 to 2147483647, not true
            decimal          | "12.5"         | argument 'x' must be a number, not the text "12.5"
            text             | 42             | argument 'x' must be text, not 42
            text             | true           | argument 'x' must be text, not true
            flag             | "true"         | argument 'x' must be true or false, not the text "true"
            flag             | 1              | argument 'x' must be true or false, not 1
            reason           | "late"         | argument 'x' must be one of DAMAGED, LATE, not the text "late"
            reason           | 1              | argument 'x' must be one of DAMAGED, LATE, not 1
            date             | "21.11.2026"   | argument 'x' must be a date such as 2026-11-21, not the text "21.11.2026"
            date             | "2026-02-30"   | argument 'x' must be a date such as 2026-11-21, not the text "2026-02-30"
            date             | ""             | argument 'x' must be a date such as 2026-11-21, not the text ""
            instant          | "2026-11-21"   | argument 'x' must be a date and time with an offset, such as 2026-11-21T09:30:00Z, not the text "2026-11-21"
            local            | "2026-11-21T09:30:00Z" | argument 'x' must be a date and time without an offset, such as 2026-11-21T09:30:00, not the text "2026-11-21T09:30:00Z"
            duration         | "90 minutes"   | argument 'x' must be an ISO-8601 duration such as PT30M, not the text "90 minutes"
            list             | "a"            | argument 'x' must be a list, not the text "a"
            line             | []             | argument 'x' must be an object, not []
            line             | {"article":"pen","count":"2"} | argument 'x.count' must be a whole number from -2147483648 to 2147483647, not the text "2"
            line             | {"article":"pen"} | argument 'x.count' is missing
            line             | {"count":1}    | argument 'x.article' is missing
            line             | {"article":"pen","count":1,"colour":"blue"} | argument 'x.colour' is unknown; known are: article, count, note
            line             | {"article":"pen","count":-1} | argument 'x' is not valid: count must not be negative
            order            | {"lines":[{"article":"pen","count":1},{"article":1,"count":1}]} | argument 'x.lines[1].article' must be text, not 1
            text             | null           | argument 'x' is missing
            """)
    void unfitValuesAreRefusedInWordsForTheModel(String kind, String value, String message) {
        assertThatThrownBy(() -> read(type(kind), value))
                .isInstanceOf(ToolArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void argumentsMustBeAnObject() {
        assertThatThrownBy(() -> json.arguments("[1]")).hasMessage("the arguments must be a JSON object, not [1]");
        assertThatThrownBy(() -> json.arguments("{\"a\": ")).hasMessageStartingWith("the arguments are not JSON: ");
        assertThatThrownBy(() -> json.arguments("{\"a\":1,\"a\":2}")).hasMessageContaining("'a'");
    }

    @Test
    void resultsBecomeJsonAndTextStaysText() throws Exception {
        assertThat(json.result("as \"it\" is", String.class)).isEqualTo("as \"it\" is");
        assertThat(json.result(null, void.class)).isEqualTo("done");
        assertThat(json.result(null, String.class)).isEqualTo("null");
        assertThat(json.result(Optional.of("text"), Optional.class)).isEqualTo("text");
        assertThat(json.result(Optional.empty(), Optional.class)).isEqualTo("null");
        assertThat(json.result(new BigDecimal("1.50"), BigDecimal.class)).isEqualTo("1.50");
        assertThat(json.result(List.of(LocalDate.of(2026, 11, 21), Duration.ofMinutes(90)), List.class))
                .isEqualTo("[\"2026-11-21\",\"PT1H30M\"]");
        assertThat(json.result(Instant.parse("2026-11-21T09:30:00Z"), Instant.class))
                .isEqualTo("\"2026-11-21T09:30:00Z\"");
        assertThat(json.result(new Line("pen", 2, Optional.empty()), Line.class))
                .isEqualTo("{\"article\":\"pen\",\"count\":2}");
        assertThat(json.result(Reason.LATE, Reason.class)).isEqualTo("\"LATE\"");
    }

    private @Nullable Object read(Type type, String value) {
        return json.value(parameter(type), json.arguments("{\"x\":" + value + "}"));
    }

    private ToolParameter parameter(Type type) {
        return new ToolParameter("x", "", type, json.mapper().constructType(type));
    }

    private static Type type(String kind) {
        return switch (kind) {
            case "int" -> int.class;
            case "decimal" -> BigDecimal.class;
            case "text" -> String.class;
            case "flag" -> boolean.class;
            case "reason" -> Reason.class;
            case "date" -> LocalDate.class;
            case "instant" -> Instant.class;
            case "local" -> LocalDateTime.class;
            case "duration" -> Duration.class;
            case "list" -> new TypeReference<List<String>>() {}.getType();
            case "line" -> Line.class;
            case "order" -> Order.class;
            default -> throw new IllegalArgumentException(kind);
        };
    }

    enum Reason {
        DAMAGED,
        LATE
    }

    record Line(String article, int count, Optional<String> note) {
        Line {
            if (count < 0) {
                throw new IllegalArgumentException("count must not be negative");
            }
        }
    }

    record Order(List<Line> lines) {}
}
