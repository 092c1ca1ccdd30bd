package io.agentee.client.console.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a form says, and collects all that is wrong with it. */
final class FormReader {

    /** More digits or zeros than anybody means; a number such as 1e999999999 would fill the memory later on. */
    private static final int LONGEST_NUMBER = 400;

    private static final int MOST_ITEMS = 1_000;

    private final Map<String, String> values;
    private final List<FormProblem> problems = new ArrayList<>();

    FormReader(Map<String, String> values) {
        this.values = values;
    }

    List<FormProblem> problems() {
        return problems;
    }

    /** The value at this place; empty when it is left out, or when something is wrong with it. */
    Optional<JsonNode> read(Shape.Member member, Slot slot) {
        String mark = values.getOrDefault(slot.blank(), "");
        if (mark.equals(Slot.RAW) || member.shape() instanceof Shape.Raw) {
            return raw(member, slot.value(), slot);
        }
        if (member.shape() instanceof Shape.Group group) {
            return present(member, slot) ? Optional.of(object(group, slot)) : left(mark);
        }
        if (member.shape() instanceof Shape.Items items) {
            return present(member, slot) ? Optional.of(array(items, slot)) : left(mark);
        }
        if (member.shape() instanceof Shape.Fixed fixed) {
            return present(member, slot) ? Optional.of(fixed.value()) : left(mark);
        }
        String text = values.getOrDefault(slot.value(), "");
        return text.isBlank() && !(member.shape() instanceof Shape.Text && !text.isEmpty())
                ? blank(member, mark, slot)
                : scalar(member.shape(), text, slot);
    }

    static int count(Map<String, String> values, Slot slot) {
        try {
            return Math.max(0, Math.min(MOST_ITEMS, Integer.parseInt(values.getOrDefault(slot.count(), "0"))));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private boolean present(Shape.Member member, Slot slot) {
        return values.containsKey(slot.present()) || (member.required() && !member.nullable());
    }

    private static Optional<JsonNode> left(String mark) {
        return mark.equals("null") ? Optional.of(NullNode.getInstance()) : Optional.empty();
    }

    private Optional<JsonNode> blank(Shape.Member member, String mark, Slot slot) {
        if (mark.equals("null")) {
            return Optional.of(NullNode.getInstance());
        }
        boolean text = member.shape() instanceof Shape.Text;
        if (text && (member.required() || mark.equals("empty"))) {
            return scalar(member.shape(), "", slot);
        }
        return member.required() ? problem(slot, "is missing.") : Optional.empty();
    }

    private Optional<JsonNode> scalar(Shape shape, String text, Slot slot) {
        if (shape instanceof Shape.Text expected) {
            return text(expected, text, slot);
        }
        if (shape instanceof Shape.Numeric expected) {
            return number(expected, text.strip(), slot);
        }
        if (shape instanceof Shape.Choice choice) {
            return option(choice, text).or(() -> problem(slot, "must be one of the choices."));
        }
        return Optional.of(BooleanNode.valueOf(text.equals("true")));
    }

    private Optional<JsonNode> text(Shape.Text expected, String text, Slot slot) {
        int length = text.codePointCount(0, text.length());
        if (length < expected.minLength()) {
            return problem(slot, "needs at least %d characters.".formatted(expected.minLength()));
        }
        if (length > expected.maxLength()) {
            return problem(slot, "may have at most %d characters.".formatted(expected.maxLength()));
        }
        return Optional.of(TextNode.valueOf(text));
    }

    private Optional<JsonNode> number(Shape.Numeric expected, String text, Slot slot) {
        // Digits as JSON has them: 007 and 1,5 are none, and what cannot be told apart must not be guessed.
        if (text.length() > LONGEST_NUMBER || !text.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?")) {
            return problem(slot, "must be a number such as %s.".formatted(expected.whole() ? "42" : "42.50"));
        }
        BigDecimal number = new BigDecimal(text);
        if (expected.whole() && number.stripTrailingZeros().scale() > 0) {
            return problem(slot, "must be a whole number.");
        }
        if (expected.minimum().filter(least -> number.compareTo(least) < 0).isPresent()) {
            return problem(
                    slot, "must be at least %s.".formatted(expected.minimum().get()));
        }
        if (expected.maximum().filter(most -> number.compareTo(most) > 0).isPresent()) {
            return problem(
                    slot, "must be at most %s.".formatted(expected.maximum().get()));
        }
        return Optional.of(
                text.matches("-?\\d+") ? BigIntegerNode.valueOf(number.toBigInteger()) : DecimalNode.valueOf(number));
    }

    private static Optional<JsonNode> option(Shape.Choice choice, String text) {
        return text.matches("\\d{1,6}")
                        && Integer.parseInt(text) < choice.options().size()
                ? Optional.of(choice.options().get(Integer.parseInt(text)))
                : Optional.empty();
    }

    private ObjectNode object(Shape.Group group, Slot slot) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Shape.Member member : group.members()) {
            read(member, slot.member(member.name())).ifPresent(value -> object.set(member.name(), value));
        }
        String extra = values.getOrDefault(slot.extra(), "");
        if (!extra.isBlank()) {
            ExactJson.parse(extra)
                    .filter(JsonNode::isObject)
                    .or(() -> problem(slot.member("x"), "Further values must be a JSON object."))
                    .ifPresent(
                            more -> more.properties().forEach(field -> object.set(field.getKey(), field.getValue())));
        }
        return object;
    }

    private ArrayNode array(Shape.Items items, Slot slot) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < count(values, slot); i++) {
            read(items.item(), slot.item(i)).ifPresent(array::add);
        }
        return array;
    }

    private Optional<JsonNode> raw(Shape.Member member, String field, Slot slot) {
        String text = values.getOrDefault(field, "");
        if (text.isBlank()) {
            return member.required() ? problem(slot, "is missing.") : Optional.empty();
        }
        Optional<JsonNode> parsed = ExactJson.parse(text);
        return parsed.isPresent() ? parsed : problem(slot, "must be JSON.");
    }

    private Optional<JsonNode> problem(Slot slot, String sentence) {
        problems.add(new FormProblem(slot.pointer(), slot.id(), sentence));
        return Optional.empty();
    }
}
