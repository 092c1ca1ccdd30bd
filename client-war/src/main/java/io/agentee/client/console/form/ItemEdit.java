package io.agentee.client.console.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Adds and removes items of arrays while the form still has what was typed, be it legal or not. */
final class ItemEdit {

    private final Map<String, String> values;

    ItemEdit(Map<String, String> values) {
        this.values = values;
    }

    Map<String, String> added(Slot array) {
        Map<String, String> edited = new LinkedHashMap<>(values);
        edited.put(array.present(), "on");
        edited.put(array.count(), Integer.toString(FormReader.count(values, array) + 1));
        return edited;
    }

    Map<String, String> removed(Slot array, int index) {
        int count = FormReader.count(values, array);
        if (index < 0 || index >= count) {
            return values;
        }
        Map<String, String> edited = new LinkedHashMap<>();
        values.forEach((name, value) -> moved(array, index, name).ifPresent(moved -> edited.put(moved, value)));
        edited.put(array.count(), Integer.toString(count - 1));
        return edited;
    }

    /** The name of a field once the item is gone; empty for the fields of the item itself. */
    private static Optional<String> moved(Slot array, int index, String name) {
        String prefix = array.pointer() + "/";
        if (name.isEmpty() || !name.substring(1).startsWith(prefix)) {
            return Optional.of(name);
        }
        String rest = name.substring(1 + prefix.length());
        int end = rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/');
        if (!rest.substring(0, end).matches("\\d{1,6}")) {
            return Optional.of(name);
        }
        int at = Integer.parseInt(rest.substring(0, end));
        if (at == index) {
            return Optional.empty();
        }
        return Optional.of(name.charAt(0) + prefix + (at > index ? at - 1 : at) + rest.substring(end));
    }
}
