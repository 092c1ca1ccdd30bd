package io.agentee.client.console.form;

import io.agentee.api.tool.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what a form for a schema looks like. */
final class ShapeReader {

    private ShapeReader() {}

    /** The shape of the arguments of a tool. */
    static Shape.Member read(JsonSchema schema) {
        return member("", SchemaNode.root(schema.document()), true);
    }

    private static Shape.Member member(String name, SchemaNode written, boolean required) {
        Optional<SchemaNode> plain = plain(written);
        SchemaNode node = plain.orElse(written);
        String label = node.text("title").isBlank() ? name : node.text("title");
        boolean nullable = nullable(written) || nullable(node);
        return new Shape.Member(
                name,
                label,
                node.text("description"),
                required,
                nullable,
                plain.map(ShapeReader::shape).orElseGet(Shape.Raw::new));
    }

    /** Without references and alternatives; empty when there are real ones. */
    private static Optional<SchemaNode> plain(SchemaNode node) {
        if (node.has("$ref")) {
            return node.dereferenced().flatMap(ShapeReader::plain);
        }
        for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
            if (node.has(keyword)) {
                List<Map<?, ?>> alternatives = alternatives(node, keyword);
                return alternatives.size() == 1 ? plain(node.within(keyword, alternatives.get(0))) : Optional.empty();
            }
        }
        return Optional.of(node);
    }

    private static List<Map<?, ?>> alternatives(SchemaNode node, String keyword) {
        return node.list(keyword).stream()
                .<Map<?, ?>>map(part -> part instanceof Map<?, ?> map ? map : Map.of())
                .filter(part -> !"null".equals(part.get("type")))
                .toList();
    }

    private static boolean nullable(SchemaNode node) {
        return node.list("type").contains("null")
                || List.of("anyOf", "oneOf").stream()
                        .flatMap(keyword -> node.list(keyword).stream())
                        .anyMatch(part -> part instanceof Map<?, ?> map && "null".equals(map.get("type")));
    }

    private static Shape shape(SchemaNode node) {
        if (node.has("const")) {
            return new Shape.Fixed(ExactJson.tree(node.get("const").orElseThrow()));
        }
        if (node.has("enum")) {
            return new Shape.Choice(node.list("enum").stream()
                    .map(ExactJson::tree)
                    .filter(option -> !option.isNull())
                    .toList());
        }
        return switch (type(node)) {
            case "string" ->
                new Shape.Text(
                        node.text("format"), node.whole("minLength", 0), node.whole("maxLength", Integer.MAX_VALUE));
            case "number" -> new Shape.Numeric(false, node.number("minimum"), node.number("maximum"));
            case "integer" -> new Shape.Numeric(true, node.number("minimum"), node.number("maximum"));
            case "boolean" -> new Shape.Flag();
            case "object" -> group(node);
            case "array" -> items(node);
            default -> new Shape.Raw();
        };
    }

    /** The only type that the value can have; empty when there is no such type. */
    private static String type(SchemaNode node) {
        List<?> types =
                node.list("type").stream().filter(type -> !"null".equals(type)).toList();
        if (types.size() == 1) {
            return String.valueOf(types.get(0));
        }
        return node.has("type") || !node.has("properties") ? node.text("type") : "object";
    }

    private static Shape group(SchemaNode node) {
        boolean open = !Boolean.FALSE.equals(node.get("additionalProperties").orElse(true));
        Map<?, ?> properties = node.map("properties");
        if (open && properties.isEmpty()) {
            return new Shape.Raw();
        }
        List<?> required = node.list("required");
        return new Shape.Group(
                properties.entrySet().stream()
                        .map(property -> member(
                                String.valueOf(property.getKey()),
                                node.at(property.getValue()),
                                required.contains(property.getKey())))
                        .toList(),
                open);
    }

    private static Shape items(SchemaNode node) {
        if (node.has("prefixItems") || !(node.get("items").orElse("") instanceof Map<?, ?> item)) {
            return new Shape.Raw();
        }
        return new Shape.Items(member("", node.at(item), true));
    }
}
