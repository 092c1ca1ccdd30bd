package io.agentee.client.console.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agentee.client.console.text.VisibleText;
import java.util.Optional;

/** JSON whose numbers keep their digits: 1.10 is written as 1.10, however it was read. */
public final class ExactJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ExactJson() {}

    /** The tree of this text; empty when it is not one JSON value and nothing more. */
    public static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The tree of something that came from JSON: maps, lists, text, numbers, booleans. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The value of this text as maps, lists, text, numbers and booleans. */
    public static Object value(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /** On one line. */
    public static String line(JsonNode node) {
        return write(node, MAPPER.writer());
    }

    /** On several lines, for readers. */
    public static String pretty(JsonNode node) {
        return write(node, MAPPER.writerWithDefaultPrettyPrinter());
    }

    private static String write(JsonNode node, ObjectWriter writer) {
        try {
            return escaped(writer.writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** What a text field would lose or hide, and half a surrogate pair, is written by its number. */
    private static String escaped(String json) {
        if (json.codePoints().noneMatch(VisibleText::isHidden)) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        json.codePoints().forEach(codePoint -> {
            String characters = Character.toString(codePoint);
            if (VisibleText.isHidden(codePoint)) {
                characters.chars().forEach(character -> escaped.append("\\u%04x".formatted(character)));
            } else {
                escaped.append(characters);
            }
        });
        return escaped.toString();
    }
}
