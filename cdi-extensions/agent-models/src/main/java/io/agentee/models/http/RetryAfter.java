package io.agentee.models.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a provider asks to wait: seconds or a date, as HTTP has it, or milliseconds, as some add. */
final class RetryAfter {

    private RetryAfter() {}

    static Optional<Duration> of(HttpHeaders headers, Clock clock) {
        Optional<Duration> milliseconds = headers.firstValue("retry-after-ms")
                .flatMap(value -> number(value).map(Duration::ofMillis));
        return milliseconds.or(
                () -> headers.firstValue("retry-after").map(String::strip).flatMap(value -> seconds(value)
                        .or(() -> untilDate(value, clock))));
    }

    private static Optional<Duration> seconds(String value) {
        return number(value).map(Duration::ofSeconds);
    }

    private static Optional<Long> number(String value) {
        try {
            double number = Double.parseDouble(value.strip());
            return number >= 0 && number <= Integer.MAX_VALUE
                    ? Optional.of((long) Math.ceil(number))
                    : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> untilDate(String value, Clock clock) {
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            Duration wait = Duration.between(clock.instant(), date);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
