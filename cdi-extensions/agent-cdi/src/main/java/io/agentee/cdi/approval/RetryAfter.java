package io.agentee.cdi.approval;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a receiver asks to wait: seconds, or a date. */
final class RetryAfter {

    private RetryAfter() {}

    /** The value of the header as a duration; absent if it is neither. */
    static Optional<Duration> parse(String value, Instant now) {
        String stripped = value.strip();
        return stripped.matches("\\d{1,9}")
                ? Optional.of(Duration.ofSeconds(Integer.parseInt(stripped)))
                : untilDate(stripped, now);
    }

    private static Optional<Duration> untilDate(String value, Instant now) {
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            return Optional.of(date.isBefore(now) ? Duration.ZERO : Duration.between(now, date));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
