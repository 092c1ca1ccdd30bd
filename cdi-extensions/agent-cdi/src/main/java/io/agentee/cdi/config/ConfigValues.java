package io.agentee.cdi.config;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.cdi.Problems;
import io.agentee.cdi.key.AgenteeKey;
import java.time.DateTimeException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** Typed values of keys. A bad value is noted as a problem and replaced by the default, so that reading goes on. */
final class ConfigValues {

    static final int ONE_MEBIBYTE = 1024 * 1024;

    private final Config config;
    private final Problems problems;

    ConfigValues(Config config, Problems problems) {
        this.config = config;
        this.problems = problems;
    }

    Optional<String> text(String key) {
        return read(key, () -> config.getOptionalValue(key, String.class)).filter(value -> !value.isBlank());
    }

    /** Whether a key has a value, good or bad. */
    boolean given(String key) {
        String value = config.getConfigValue(key).getValue();
        return value != null && !value.isBlank();
    }

    Optional<List<String>> list(String key) {
        return read(key, () -> config.getOptionalValues(key, String.class)).map(values -> values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList());
    }

    private <T> Optional<T> read(String key, Supplier<Optional<T>> reading) {
        try {
            Optional<T> value = reading.get();
            if (value.isEmpty() && refersToNothing(config.getConfigValue(key))) {
                problems.add(MESSAGES.unreadableValue(key, "it refers to a value that is not set"));
            }
            return value;
        } catch (NoSuchElementException | IllegalArgumentException unresolved) {
            problems.add(MESSAGES.unreadableValue(key, String.valueOf(unresolved.getMessage())));
            return Optional.empty();
        }
    }

    /** An expression that leads nowhere makes an optional value absent, which is never what was meant. */
    private static boolean refersToNothing(ConfigValue value) {
        return value.getValue() == null
                && value.getRawValue() != null
                && !value.getRawValue().isBlank();
    }

    /** The value of a key; when there is none, or a bad one, that of its fallback, or its default. */
    <T> T value(AgenteeKey key, String name, Syntax<T> syntax) {
        AgenteeKey fallback = key.fallback();
        return optional(key, name, syntax)
                .or(() -> fallback == key ? Optional.empty() : quietly(fallback, syntax))
                .orElseGet(() -> syntax.parse().apply(fallback.defaultText()));
    }

    <T> Optional<T> optional(AgenteeKey key, String name, Syntax<T> syntax) {
        return optional(key.of(name), syntax);
    }

    <T> Optional<T> optional(String concrete, Syntax<T> syntax) {
        return text(concrete).flatMap(value -> parse(concrete, value.strip(), syntax));
    }

    /** Notes what is wrong with a value that no agent reads, or that many do. */
    void check(AgenteeKey key, Syntax<?> syntax) {
        optional(key, "", syntax);
    }

    private <T> Optional<T> quietly(AgenteeKey key, Syntax<T> syntax) {
        return new ConfigValues(config, new Problems()).optional(key, "", syntax);
    }

    private <T> Optional<T> parse(String key, String value, Syntax<T> syntax) {
        try {
            return Optional.of(syntax.parse().apply(value));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException bad) {
            problems.add(MESSAGES.badValue(key, withoutCredentials(value), syntax.allowed()));
            return Optional.empty();
        }
    }

    /** Up to the last {@code @}: in an address that is not legal, a password may hold any character. */
    private static String withoutCredentials(String value) {
        return value.replaceFirst("(?s)^(\\w+://)?.*@", "$1***@");
    }
}
