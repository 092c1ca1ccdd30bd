package io.agentee.runtime.visibility;

import java.time.Instant;

/** The times that Temporal's visibility reads: it takes years of four digits. */
public final class TemporalCalendar {

    static final Instant EARLIEST = Instant.EPOCH;
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private TemporalCalendar() {}

    /** The nearest time that Temporal reads. */
    public static Instant nearest(Instant time) {
        Instant early = time.isAfter(LATEST) ? LATEST : time;
        return early.isBefore(EARLIEST) ? EARLIEST : early;
    }
}
