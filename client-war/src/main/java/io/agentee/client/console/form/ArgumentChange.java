package io.agentee.client.console.form;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An argument before and after an edit.
 *
 * @param name its name
 * @param before what was asked for; a dash when there was none
 * @param after what is to be executed; a dash when there is none
 */
public record ArgumentChange(String name, String before, String after) {

    private static final String NONE = "—";

    /** All arguments of both, in their order. */
    public static List<ArgumentChange> between(String before, String after) {
        Map<String, ArgumentRow> old = byName(before);
        Map<String, ArgumentRow> edited = byName(after);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(edited.keySet());
        return names.stream()
                .map(name -> of(name, Optional.ofNullable(old.get(name)), Optional.ofNullable(edited.get(name))))
                .toList();
    }

    public boolean changed() {
        return !before.equals(after);
    }

    /** In a word, for those who do not see colours. */
    public String what() {
        if (before.equals(after)) {
            return "unchanged";
        }
        if (before.equals(NONE)) {
            return "added";
        }
        return after.equals(NONE) ? "left out" : "changed";
    }

    private static Map<String, ArgumentRow> byName(String arguments) {
        return ArgumentRow.of(arguments).stream()
                .collect(Collectors.toMap(
                        ArgumentRow::name, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }

    private static ArgumentChange of(String name, Optional<ArgumentRow> before, Optional<ArgumentRow> after) {
        boolean looksTheSame = before.map(ArgumentRow::value).equals(after.map(ArgumentRow::value));
        boolean same = before.map(ArgumentRow::json).equals(after.map(ArgumentRow::json));
        Function<ArgumentRow, String> text = looksTheSame && !same ? ArgumentRow::json : ArgumentRow::value;
        return new ArgumentChange(
                name, before.map(text).orElse(NONE), after.map(text).orElse(NONE));
    }
}
