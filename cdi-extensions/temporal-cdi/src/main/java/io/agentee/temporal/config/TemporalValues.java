package io.agentee.temporal.config;

import static io.agentee.temporal.TemporalMessages.MESSAGES;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/** Typed values of keys. A bad value is noted as a problem and replaced by the default, so that reading goes on. */
final class TemporalValues {
    private final Config config;
    private final Set<String> problems;

    TemporalValues(Config config, Set<String> problems) {
        this.config = config;
        this.problems = problems;
    }

    Optional<String> text(TemporalKey key) {
        Optional<String> value = config.getOptionalValue(key.key(), String.class)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        if (value.isEmpty()) {
            unresolved(key).ifPresent(raw -> problems.add(MESSAGES.unresolvable(key.key(), shown(key, raw))));
        }
        return value.or(key::defaultValue);
    }

    /** MicroProfile Config takes a value with an expression that cannot be resolved for no value at all. */
    private Optional<String> unresolved(TemporalKey key) {
        return Optional.ofNullable(config.getConfigValue(key.key()).getRawValue())
                .filter(raw -> raw.contains("${"));
    }

    private static String shown(TemporalKey key, String value) {
        return key.secret() ? Secret.MASK : value;
    }

    String requiredText(TemporalKey key) {
        return text(key).orElseThrow();
    }

    String address(TemporalKey key) {
        return parsed(key, "host:port", TemporalValues::checkedAddress);
    }

    String localName(TemporalKey key) {
        return parsed(key, "a local JNDI name such as " + key.defaultValue().orElseThrow(), value -> {
            if (!value.startsWith("java:") && value.contains(":")) {
                throw new IllegalArgumentException();
            }
            return value;
        });
    }

    int positive(TemporalKey key) {
        return parsed(key, "a whole number from 1 to " + Integer.MAX_VALUE, value -> {
            int number = Integer.parseInt(value);
            if (number < 1) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }

    Duration duration(TemporalKey key) {
        return parsed(key, "a positive ISO-8601 duration such as PT30S", value -> {
            Duration duration = Duration.parse(value);
            if (duration.isNegative() || duration.toMillis() == 0) {
                throw new IllegalArgumentException();
            }
            return duration;
        });
    }

    boolean flag(TemporalKey key) {
        return parsed(key, "true or false", TemporalValues::checkedFlag);
    }

    Optional<Boolean> optionalFlag(TemporalKey key) {
        return text(key).flatMap(value -> parse(key, value, "true or false", TemporalValues::checkedFlag));
    }

    Optional<Path> file(TemporalKey key) {
        Optional<Path> path = text(key).flatMap(value -> parse(key, value, "a path", Path::of));
        path.filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
                .ifPresent(file -> problems.add(MESSAGES.unreadableFile(key.key(), file.toString())));
        return path;
    }

    <T> T parsed(TemporalKey key, String expected, Function<String, T> parser) {
        return parse(key, requiredText(key), expected, parser)
                .orElseGet(() -> parser.apply(key.defaultValue().orElseThrow()));
    }

    private <T> Optional<T> parse(TemporalKey key, String value, String expected, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(value));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException bad) {
            problems.add(MESSAGES.badValue(key.key(), shown(key, value), expected));
            return Optional.empty();
        }
    }

    private static String checkedAddress(String value) {
        int colon = value.lastIndexOf(':');
        if (colon < 1 || value.contains("/") || value.contains(" ")) {
            throw new IllegalArgumentException();
        }
        int port = Integer.parseInt(value.substring(colon + 1));
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private static boolean checkedFlag(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }
}
