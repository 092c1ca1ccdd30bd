package io.agentee.models.scripted;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.agentee.api.model.ModelException;
import io.agentee.models.scripted.ScriptElement.Answer;
import io.agentee.models.scripted.ScriptElement.Requested;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a script strictly: what it does not know is an error that says where. */
final class ScriptReader {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int MOST_TOKENS = 1_000_000;

    private ScriptReader() {}

    static Script read(String json) {
        JsonNode root = parse(json);
        if (!(root instanceof ArrayNode array)) {
            throw ModelException.permanent("the script must be a JSON array of elements");
        }
        List<ScriptElement> elements = new ArrayList<>();
        for (JsonNode node : array) {
            elements.add(element(new ElementFields(elements.size() + 1, node)));
        }
        return new Script(elements);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw ModelException.permanent("the script is not JSON: " + e.getOriginalMessage());
        }
    }

    private static ScriptElement element(ElementFields fields) {
        return new ScriptElement(
                answer(fields),
                fields.text("reasoning"),
                Duration.ofMillis(fields.number("delayMs", Integer.MAX_VALUE).orElse(0)),
                Duration.ofMillis(
                        fields.number("tokenDelayMs", Integer.MAX_VALUE).orElse(0)));
    }

    private static Answer answer(ElementFields fields) {
        if (fields.has("error")) {
            fields.allow("error", "times", "text", "tokens");
            return failure(fields);
        }
        if (fields.has("toolCalls")) {
            fields.allow("toolCalls", "text", "tokens");
            return new Answer.ToolCalls(text(fields), toolCalls(fields));
        }
        if (fields.has("malformedArguments")) {
            fields.allow("malformedArguments", "name", "text", "tokens");
            return new Answer.ToolCalls(text(fields), List.of(malformedCall(fields)));
        }
        if (fields.has("echoLastResult")) {
            fields.allow("echoLastResult");
            fields.requireTrue("echoLastResult");
            return new Answer.EchoLastResult();
        }
        if (fields.has("hang")) {
            fields.allow("hang", "text", "tokens");
            fields.requireTrue("hang");
            return new Answer.Hang(text(fields));
        }
        fields.allow("text", "tokens");
        if (!fields.has("text") && !fields.has("tokens")) {
            throw fields.wrong("needs one of 'text', 'tokens', 'toolCalls', 'echoLastResult', 'error',"
                    + " 'malformedArguments' and 'hang'");
        }
        return new Answer.Text(text(fields));
    }

    private static String text(ElementFields fields) {
        OptionalInt tokens = fields.number("tokens", MOST_TOKENS);
        if (fields.has("text") && tokens.isPresent()) {
            throw fields.wrong("must have 'text' or 'tokens', not both");
        }
        return tokens.isPresent()
                ? Words.numbered(tokens.getAsInt())
                : fields.text("text").orElse("");
    }

    private static Requested malformedCall(ElementFields fields) {
        String name = fields.text("name").orElseThrow(() -> fields.wrong("needs the 'name' of a tool"));
        return new Requested(name, fields.text("malformedArguments").orElse(""));
    }

    private static Answer failure(ElementFields fields) {
        ElementFields error = new ElementFields(fields.position(), fields.value("error"));
        error.allowOnly(Set.of("status", "retryAfter", "message"));
        return new Answer.Failure(
                text(fields),
                error.number("status", 599),
                error.text("message").orElse(""),
                error.seconds("retryAfter"),
                fields.number("times", Integer.MAX_VALUE));
    }

    private static List<Requested> toolCalls(ElementFields fields) {
        if (!(fields.value("toolCalls") instanceof ArrayNode array) || array.isEmpty()) {
            throw fields.wrong("needs an array of tool calls in 'toolCalls'");
        }
        List<Requested> calls = new ArrayList<>();
        for (JsonNode node : array) {
            ElementFields call = new ElementFields(fields.position(), node);
            call.allowOnly(Set.of("name", "arguments"));
            String name = call.text("name").orElseThrow(() -> fields.wrong("has a tool call without a 'name'"));
            JsonNode arguments = call.has("arguments") ? call.value("arguments") : JSON.createObjectNode();
            if (!arguments.isObject()) {
                throw fields.wrong("has a tool call whose 'arguments' are not an object");
            }
            calls.add(new Requested(name, arguments.toString()));
        }
        return calls;
    }
}
