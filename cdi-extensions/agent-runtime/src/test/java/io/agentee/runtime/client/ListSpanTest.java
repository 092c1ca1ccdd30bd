package io.agentee.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListSpanTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int LIMIT = 25;

    @Test
    void aShortListIsOneSpan() {
        ListSpan span = search(whole -> 500);

        assertThat(span.isWhole()).isTrue();
        assertThat(span.from()).isEmpty();
        assertThat(span.tries())
                .isEqualTo(
                        ListSpan.whole(Optional.empty(), Optional.empty(), NOON).tries());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 50, 1_000, 60_000, 3_600_000})
    void findsASpanWithEnoughRunsButNotTooMany(long millisBetweenRuns) {
        ListSpan span = search(tried -> tried.millis() / millisBetweenRuns);

        assertThat(span.millis() / millisBetweenRuns).isBetween((long) LIMIT + 1, (long) ListSpan.MOST_RUNS);
    }

    @Test
    void findsASpanBehindABurst() {
        long quiet = Duration.ofHours(3).toMillis();
        ListSpan span = search(tried -> tried.millis() < quiet ? 0 : 10_000);

        assertThat(span.millis()).isEqualTo(quiet);
    }

    @Test
    void endsWhereThePageBeforeEnded() {
        ListSpan span = ListSpan.whole(Optional.empty(), Optional.of(NOON), NOON.plusSeconds(60));

        assertThat(span.smaller().from().orElseThrow()).isEqualTo(NOON.minus(Duration.ofMinutes(10)));
    }

    @Test
    void reachesBackAsFarAsTheFilterAndTheDifferenceOfClocks() {
        ListSpan span = ListSpan.whole(Optional.of(NOON.minusSeconds(60)), Optional.empty(), NOON);

        assertThat(span.from()).contains(NOON.minusSeconds(60).minus(Duration.ofMinutes(5)));
    }

    private static ListSpan search(ToLongFunction<ListSpan> count) {
        ListSpan span = ListSpan.whole(Optional.empty(), Optional.empty(), NOON);
        while (true) {
            long runs = count.applyAsLong(span);
            if (span.isTooLarge(runs)) {
                span = span.smaller();
            } else if (span.isTooSmall(runs, LIMIT)) {
                span = span.larger();
            } else {
                return span;
            }
        }
    }
}
