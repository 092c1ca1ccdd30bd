package io.agentee.runtime.visibility;

import java.time.Instant;
import java.util.Optional;

/**
 * A span of time that begins where a page of a list begins, as wide as it takes to hold enough but not too much.
 *
 * @param direction which way the list goes
 * @param start where the span begins, in the direction of the list
 * @param open whether the span also has all that comes before its start
 * @param bound where the list ends, beyond which no span reaches
 * @param width how far it reaches
 */
public record ListSpan(ListDirection direction, Instant start, boolean open, Optional<Instant> bound, SpanWidth width) {

    /** More than the largest page, so that one span is often enough; far less than would burden client or server. */
    public static final int MOST_RUNS = 500;

    /** Temporal's stores keep milliseconds, and do not agree on how to round to them. */
    private static final long PRECISION_MILLIS = 2;

    /**
     * All of a list.
     *
     * @param after where the list goes on; at its beginning when empty
     * @param guess about where a list begins that does not go on
     * @param bound where the list ends
     */
    public static ListSpan whole(
            ListDirection direction, Optional<Instant> after, Instant guess, Optional<Instant> bound) {
        Instant start =
                after.map(time -> direction.further(time, -PRECISION_MILLIS)).orElse(guess);
        Optional<Instant> end =
                bound.map(TemporalCalendar::nearest).filter(time -> direction.millisBetween(time, direction.end()) > 0);
        long all = direction.millisBetween(start, end.orElse(direction.end()));
        return new ListSpan(direction, start, after.isEmpty(), end, SpanWidth.whole(all));
    }

    /** The earliest time in it; the beginning of time when empty. */
    public Optional<Instant> from() {
        return direction == ListDirection.EARLIEST_FIRST ? near() : far();
    }

    /** The latest time in it; the end of time when empty. */
    public Optional<Instant> to() {
        return direction == ListDirection.EARLIEST_FIRST ? far() : near();
    }

    /** Whether a position at this time is in it or comes before it. */
    public boolean reaches(Instant time) {
        return isWhole()
                || far().map(end ->
                                direction == ListDirection.EARLIEST_FIRST ? !time.isAfter(end) : !time.isBefore(end))
                        .orElse(true);
    }

    private Optional<Instant> near() {
        return open ? Optional.empty() : Optional.of(start);
    }

    private Optional<Instant> far() {
        return isWhole() ? bound : Optional.of(direction.further(start, width.millis()));
    }

    boolean isWhole() {
        return width.isWhole();
    }

    boolean isTooLarge(long runs) {
        return runs > MOST_RUNS && width.canShrink();
    }

    boolean isTooSmall(long runs, int wanted) {
        return runs <= wanted && !isWhole();
    }

    /** The same with a width to be tried first when all of the list is too large. */
    ListSpan withGuess(long millis) {
        return new ListSpan(direction, start, open, bound, width.withGuess(millis));
    }

    ListSpan smaller() {
        return new ListSpan(direction, start, open, bound, width.smaller());
    }

    ListSpan larger() {
        return new ListSpan(direction, start, open, bound, width.larger());
    }

    /** The span behind this one, which overlaps it by as much as Temporal may err about times. */
    ListSpan next() {
        long step = Math.max(width.millis() - PRECISION_MILLIS, 1);
        Instant behind = direction.further(start, step);
        long rest = direction.millisBetween(behind, bound.orElse(direction.end()));
        return new ListSpan(direction, behind, false, bound, width.next(rest));
    }
}
