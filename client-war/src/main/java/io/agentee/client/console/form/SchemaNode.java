package io.agentee.client.console.form;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A schema at one place of its document.
 *
 * @param root the whole document
 * @param keywords what is said at this place
 * @param followed the references that led here
 */
record SchemaNode(Map<String, Object> root, Map<?, ?> keywords, Set<String> followed) {

    static SchemaNode root(Map<String, Object> document) {
        return new SchemaNode(document, document, Set.of());
    }

    SchemaNode at(Object keyword) {
        return new SchemaNode(root, keyword instanceof Map<?, ?> map ? map : Map.of(), followed);
    }

    Optional<Object> get(String keyword) {
        return Optional.ofNullable(keywords.get(keyword));
    }

    boolean has(String keyword) {
        return keywords.containsKey(keyword);
    }

    String text(String keyword) {
        return keywords.get(keyword) instanceof String text ? text : "";
    }

    List<?> list(String keyword) {
        return keywords.get(keyword) instanceof List<?> list ? list : List.of();
    }

    Map<?, ?> map(String keyword) {
        return keywords.get(keyword) instanceof Map<?, ?> map ? map : Map.of();
    }

    Optional<BigDecimal> number(String keyword) {
        return keywords.get(keyword) instanceof Number number
                ? Optional.of(new BigDecimal(number.toString()))
                : Optional.empty();
    }

    int whole(String keyword, int otherwise) {
        return keywords.get(keyword) instanceof Number number ? number.intValue() : otherwise;
    }

    /** The place that a reference in the document leads to; empty when it leads nowhere, or around in a circle. */
    Optional<SchemaNode> dereferenced() {
        String reference = text("$ref");
        if (followed.contains(reference) || !reference.startsWith("#")) {
            return Optional.empty();
        }
        Object place = root;
        for (String step : List.of(reference.substring(1).split("/", -1))) {
            if (!step.isEmpty()) {
                String name = step.replace("~1", "/").replace("~0", "~");
                place = place instanceof Map<?, ?> map && map.containsKey(name) ? map.get(name) : "nowhere";
            }
        }
        if (!(place instanceof Map<?, ?> target)) {
            return Optional.empty();
        }
        Set<String> longer =
                Stream.concat(followed.stream(), Stream.of(reference)).collect(Collectors.toUnmodifiableSet());
        return Optional.of(new SchemaNode(root, merged(target, "$ref"), longer));
    }

    /** One of the alternatives, or the only part, of what is said here, with the rest of it. */
    SchemaNode within(String keyword, Map<?, ?> part) {
        return new SchemaNode(root, merged(part, keyword), followed);
    }

    private Map<?, ?> merged(Map<?, ?> target, String without) {
        Map<Object, Object> all = new LinkedHashMap<>(target);
        keywords.forEach((name, value) -> {
            if (!name.equals(without)) {
                all.put(name, value);
            }
        });
        return all;
    }
}
