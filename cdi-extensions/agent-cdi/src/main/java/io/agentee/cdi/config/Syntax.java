package io.agentee.cdi.config;

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;

/**
 * What a value must look like.
 *
 * @param allowed what is allowed, in words
 * @param parse reads it, or throws an {@code IllegalArgumentException} or {@code DateTimeException}
 */
record Syntax<T>(String allowed, Function<String, T> parse) {

    static Syntax<Boolean> flag() {
        return new Syntax<>("true or false", value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    static Syntax<Integer> integer(int least, int most) {
        String allowed = most == Integer.MAX_VALUE
                ? "a whole number, at least %d".formatted(least)
                : "a whole number from %d to %d".formatted(least, most);
        return new Syntax<>(allowed, value -> {
            int number = Integer.parseInt(value);
            require(number >= least && number <= most);
            return number;
        });
    }

    static Syntax<Double> number(double least, double most) {
        return new Syntax<>("a number from %.0f to %.0f".formatted(least, most), value -> {
            double number = Double.parseDouble(value);
            require(number >= least && number <= most);
            return number;
        });
    }

    static Syntax<Duration> duration() {
        return new Syntax<>("a duration of at least 1 ms in ISO-8601, such as PT30S or P1D", value -> {
            Duration duration = Duration.parse(value);
            require(duration.toMillis() > 0);
            return duration;
        });
    }

    static Syntax<Duration> durationOfAtLeast(Duration least) {
        return new Syntax<>("a duration of at least %s in ISO-8601, such as PT30S or P1D".formatted(least), value -> {
            Duration duration = Duration.parse(value);
            require(duration.compareTo(least) >= 0);
            return duration;
        });
    }

    static Syntax<URI> httpUrl() {
        return new Syntax<>("a URL that begins with http:// or https://", value -> {
            URI uri = URI.create(value);
            require(uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())));
            return uri;
        });
    }

    static Syntax<String> matching(String expression, String allowed) {
        return new Syntax<>(allowed, value -> {
            require(value.matches(expression));
            return value;
        });
    }

    static void require(boolean legal) {
        if (!legal) {
            throw new IllegalArgumentException();
        }
    }
}
