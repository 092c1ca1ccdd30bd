package io.agentee.client.console.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.client.console.text.VisibleText;
import java.util.ArrayList;
import java.util.List;

/**
 * An argument as people read it.
 *
 * @param name its name; of a part of an argument, all names that lead to it
 * @param value what it is
 * @param json the same as JSON, which tells text from numbers
 */
public record ArgumentRow(String name, String value, String json) {

    private static final String BELOW = " › ";

    /** All of the arguments, in their order; the text itself as the only one when it is not a JSON object. */
    public static List<ArgumentRow> of(String arguments) {
        List<ArgumentRow> rows = new ArrayList<>();
        ExactJson.parse(arguments)
                .filter(JsonNode::isObject)
                .ifPresentOrElse(
                        tree -> add(rows, "", tree),
                        () -> rows.add(new ArgumentRow("arguments", VisibleText.of(arguments), arguments)));
        return rows;
    }

    /** Whether it is better shown in lines of its own. */
    public boolean isLong() {
        return value.indexOf('\n') >= 0 || value.length() > 120;
    }

    private static void add(List<ArgumentRow> rows, String name, JsonNode node) {
        if (node.isContainerNode() && !node.isEmpty()) {
            if (node.isObject()) {
                node.properties().forEach(field -> add(rows, below(name, field.getKey()), field.getValue()));
                return;
            }
            for (int i = 0; i < node.size(); i++) {
                add(rows, below(name, Integer.toString(i + 1)), node.get(i));
            }
            return;
        }
        if (!name.isEmpty()) {
            rows.add(new ArgumentRow(name, text(node), ExactJson.line(node)));
        }
    }

    private static String below(String name, String part) {
        return name.isEmpty() ? VisibleText.of(part) : name + BELOW + VisibleText.of(part);
    }

    private static String text(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().isEmpty() ? "(empty text)" : VisibleText.of(node.textValue());
        }
        if (node.isContainerNode()) {
            return node.isArray() ? "(empty list)" : "(nothing in it)";
        }
        return node.isNull() ? "(null)" : ExactJson.line(node);
    }
}
