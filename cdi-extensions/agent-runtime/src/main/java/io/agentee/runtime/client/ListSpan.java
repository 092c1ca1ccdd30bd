package io.agentee.runtime.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A span of time that ends where a page begins, searched for the width that holds enough runs but not too many.
 *
 * @param end where it ends
 * @param beginning where the list ends, further back than which no span reaches
 * @param millis how wide it is
 * @param tooFew the widest width that was too small
 * @param tooMany the narrowest width that was too large, or all of it
 * @param tries how many widths may still be tried
 */
record ListSpan(Instant end, Optional<Instant> beginning, long millis, long tooFew, long tooMany, int tries) {

    /** More than the largest page, so that one span is often enough; far less than would burden client or server. */
    static final int MOST_RUNS = 500;

    private static final long FIRST_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final int MOST_TRIES = 40;
    private static final int STEP = 4;

    /** The clocks of a client and of Temporal's may differ by this much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** All of the list. */
    static ListSpan whole(Optional<Instant> since, Optional<Instant> to, Instant now) {
        Instant end = to.orElseGet(() -> now.plus(CLOCK_SKEW));
        Optional<Instant> beginning = since.filter(Instant.EPOCH::isBefore)
                .map(time -> time.isAfter(end) ? end : time)
                .map(time -> time.minus(CLOCK_SKEW));
        long millis = Duration.between(beginning.orElse(Instant.EPOCH), end).toMillis();
        return new ListSpan(end, beginning, millis, 0, millis, MOST_TRIES);
    }

    /** Where it begins; at the beginning of time when empty. */
    Optional<Instant> from() {
        return isWhole() ? beginning : Optional.of(end.minusMillis(millis));
    }

    boolean isWhole() {
        return millis >= Duration.between(beginning.orElse(Instant.EPOCH), end).toMillis();
    }

    boolean isTooLarge(long runs) {
        return runs > MOST_RUNS && tries > 0 && millis > tooFew + 1;
    }

    boolean isTooSmall(long runs, int limit) {
        return runs <= limit && !isWhole();
    }

    ListSpan smaller() {
        long narrower = tooFew > 0 || millis <= STEP
                ? (tooFew + millis) / 2
                : isWhole() ? Math.min(FIRST_MILLIS, millis / 2) : millis / STEP;
        return new ListSpan(end, beginning, narrower, tooFew, millis, tries - 1);
    }

    ListSpan larger() {
        long wider = tries > 0 ? Math.min(millis * STEP, (millis + tooMany + 1) / 2) : tooMany;
        return new ListSpan(end, beginning, Math.max(wider, millis + 1), millis, tooMany, tries - 1);
    }
}
