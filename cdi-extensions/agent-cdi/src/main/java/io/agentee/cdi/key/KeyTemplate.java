package io.agentee.cdi.key;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A key as the documentation writes it, with places for names: {@code agentee.agents.{a}.model}. */
final class KeyTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{.}");

    private final String text;
    private final Pattern keys;
    private final Pattern variables;

    KeyTemplate(String text) {
        this.text = text;
        this.keys = Pattern.compile(withPlaces(text, Pattern::quote, "(.+)"));
        this.variables = Pattern.compile(withPlaces(text, KeyTemplate::variable, "([A-Z0-9_]+)"));
    }

    private static String withPlaces(String text, UnaryOperator<String> literal, String place) {
        return Stream.of(PLACE.split(text, -1)).map(literal).collect(Collectors.joining(place));
    }

    /** The environment variable that MicroProfile Config maps to a key. */
    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** How long it is: of two that a key can be made of, the longer one is meant. */
    int length() {
        return text.length();
    }

    /** The key with these names in its places, one after the other; names beyond them are not used. */
    String with(String... names) {
        String key = text;
        for (String name : names) {
            key = PLACE.matcher(key).replaceFirst(Matcher.quoteReplacement(name));
        }
        return key;
    }

    /** The names in a key; absent if the key is not made of this template. */
    Optional<List<String>> namesIn(String key) {
        return groups(keys.matcher(key));
    }

    /** The names in an environment variable, as they stand there; absent if it is not made of this template. */
    Optional<List<String>> namesInVariable(String variable) {
        return groups(variables.matcher(variable));
    }

    private static Optional<List<String>> groups(Matcher matcher) {
        return matcher.matches()
                ? Optional.of(IntStream.rangeClosed(1, matcher.groupCount())
                        .mapToObj(matcher::group)
                        .toList())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
