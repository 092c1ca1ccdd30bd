package io.agentee.client.console.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentee.client.console.text.VisibleText;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fills the fields of a form, so that sending it back unchanged gives the same JSON again. */
final class FormFill {

    private final Map<String, String> values = new LinkedHashMap<>();

    private FormFill() {}

    static Map<String, String> of(Shape.Member member, JsonNode node) {
        FormFill fill = new FormFill();
        fill.fill(member, node, Slot.ROOT);
        return fill.values;
    }

    private void fill(Shape.Member member, JsonNode node, Slot slot) {
        if (node.isMissingNode()) {
            return;
        }
        if (node.isNull() && member.nullable() && !(member.shape() instanceof Shape.Raw)) {
            values.put(slot.blank(), "null");
            return;
        }
        Shape shape = member.shape();
        if (shape instanceof Shape.Group group && node instanceof ObjectNode object) {
            fillGroup(group, object, slot);
        } else if (shape instanceof Shape.Items items && node.isArray()) {
            values.put(slot.present(), "on");
            values.put(slot.count(), Integer.toString(node.size()));
            for (int i = 0; i < node.size(); i++) {
                fill(items.item(), node.get(i), slot.item(i));
            }
        } else if (shape instanceof Shape.Fixed fixed && node.equals(fixed.value())) {
            values.put(slot.present(), "on");
        } else if (fits(shape, node)) {
            values.put(slot.value(), text(shape, node));
            if (node.isTextual() && node.textValue().isEmpty()) {
                values.put(slot.blank(), "empty");
            }
        } else {
            values.put(slot.blank(), Slot.RAW);
            values.put(slot.value(), ExactJson.pretty(node));
        }
    }

    private void fillGroup(Shape.Group group, ObjectNode object, Slot slot) {
        values.put(slot.present(), "on");
        ObjectNode rest = object.deepCopy();
        for (Shape.Member member : group.members()) {
            JsonNode value = object.get(member.name());
            fill(member, value == null ? MissingNode.getInstance() : value, slot.member(member.name()));
            rest.remove(member.name());
        }
        if (!rest.isEmpty()) {
            values.put(slot.extra(), ExactJson.pretty(rest));
        }
    }

    /** Whether a field of this shape gives back exactly this value. */
    private static boolean fits(Shape shape, JsonNode node) {
        if (shape instanceof Shape.Text) {
            // What HTML would lose, and what nobody would see, is edited as JSON.
            return node.isTextual() && node.textValue().codePoints().noneMatch(VisibleText::isHidden);
        }
        if (shape instanceof Shape.Choice choice) {
            return choice.options().contains(node);
        }
        return (shape instanceof Shape.Numeric && node.isNumber()) || (shape instanceof Shape.Flag && node.isBoolean());
    }

    private static String text(Shape shape, JsonNode node) {
        if (shape instanceof Shape.Choice choice) {
            return Integer.toString(choice.options().indexOf(node));
        }
        return node.asText();
    }
}
