package io.agentee.runtime.visibility;

import java.time.Instant;
import java.util.Comparator;

/** Which end of time a list begins with. */
public enum ListDirection {
    /** The earliest comes first. */
    EARLIEST_FIRST,
    /** The latest comes first. */
    LATEST_FIRST;

    /** Where no list goes on. */
    Instant end() {
        return this == EARLIEST_FIRST ? TemporalCalendar.LATEST : TemporalCalendar.EARLIEST;
    }

    /** The time that comes so much later in the list. */
    Instant further(Instant time, long millis) {
        return time.plusMillis(this == EARLIEST_FIRST ? millis : -millis);
    }

    /** How much later in the list the second time comes; 0 when it comes before the first. */
    long millisBetween(Instant one, Instant other) {
        long millis = other.toEpochMilli() - one.toEpochMilli();
        return Math.max(0, this == EARLIEST_FIRST ? millis : -millis);
    }

    /** What comes first in the list. */
    public Comparator<ListPosition> comparator() {
        return this == EARLIEST_FIRST ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }
}
