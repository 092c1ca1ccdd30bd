package io.agentee.client.console.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Durations as people say them. */
public final class Span {

    private Span() {}

    /** The two largest units of it: {@code 2 d 4 h}, {@code 3 min 20 s}, {@code 850 ms}. */
    public static String text(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + " ms";
        }
        List<String> parts = new ArrayList<>();
        add(parts, duration.toDays(), "d");
        add(parts, duration.toHoursPart(), "h");
        add(parts, duration.toMinutesPart(), "min");
        add(parts, duration.toSecondsPart(), "s");
        return String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit);
        }
    }
}
