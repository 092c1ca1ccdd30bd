package io.agentee.client.console.page;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a form, or of a query, as they were sent.
 *
 * @param fields the values by name
 */
public record Submission(MultivaluedMap<String, String> fields) {

    /** What was typed, line breaks as they are everywhere but in forms; empty when nothing but space. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(fields.getFirst(name))
                .map(value -> value.replace("\r\n", "\n").strip())
                .filter(value -> !value.isEmpty());
    }

    /** All values of this name. */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The first value of each name, line breaks as they are everywhere but in forms. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((name, all) -> {
            if (!all.isEmpty()) {
                values.put(name, all.get(0).replace("\r\n", "\n"));
            }
        });
        return values;
    }
}
