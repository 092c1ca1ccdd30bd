package io.agentee.client.console.text;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A time on a page. It is written in UTC, and says so; the script shows it in the zone of whoever looks.
 *
 * @param instant the time
 */
public record Moment(Instant instant) {

    private static final DateTimeFormatter READABLE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public Moment {
        requireNonNull(instant, "instant is null");
    }

    /** For the attribute {@code datetime}. */
    public String iso() {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** To the second. */
    public String exact() {
        return EXACT.format(instant);
    }

    /** To the minute, as people write it. */
    public String text() {
        return READABLE.format(instant);
    }
}
