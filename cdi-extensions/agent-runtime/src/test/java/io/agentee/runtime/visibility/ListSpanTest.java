package io.agentee.runtime.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListSpanTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int LIMIT = 25;

    @Test
    void aShortListIsOneSpan() {
        ListSpan span = search(ListDirection.LATEST_FIRST, whole -> 500);

        assertThat(span.isWhole()).isTrue();
        assertThat(span.from()).isEmpty();
        assertThat(span.to()).isEmpty();
        assertThat(span.width().tries())
                .isEqualTo(whole(ListDirection.LATEST_FIRST).width().tries());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 50, 1_000, 60_000, 3_600_000})
    void findsASpanWithEnoughRunsButNotTooMany(long millisBetweenRuns) {
        for (ListDirection direction : ListDirection.values()) {
            ListSpan span = search(direction, tried -> tried.width().millis() / millisBetweenRuns);

            assertThat(span.width().millis() / millisBetweenRuns)
                    .isBetween((long) LIMIT + 1, (long) ListSpan.MOST_RUNS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsASpanBehindABurst(ListDirection direction) {
        long quiet = Duration.ofHours(3).toMillis();
        ListSpan span = search(direction, tried -> tried.width().millis() < quiet ? 0 : 10_000);

        assertThat(span.width().millis()).isEqualTo(quiet);
    }

    @ParameterizedTest
    @EnumSource
    void beginsALittleBeforeThePageBeforeEndedSinceTemporalRoundsTimes(ListDirection direction) {
        ListSpan span = ListSpan.whole(direction, Optional.of(NOON), NOON, Optional.empty());

        assertThat(Duration.between(NOON, span.start()).abs()).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void goesBackInAListThatBeginsWithTheLatest() {
        ListSpan span = after(ListDirection.LATEST_FIRST, NOON).smaller();

        assertThat(span.from()).contains(NOON.minus(Duration.ofMinutes(10)));
        assertThat(span.to()).contains(NOON);
    }

    @Test
    void goesForwardInAListThatBeginsWithTheEarliest() {
        ListSpan span = after(ListDirection.EARLIEST_FIRST, NOON).smaller();

        assertThat(span.from()).contains(NOON);
        assertThat(span.to()).contains(NOON.plus(Duration.ofMinutes(10)));
    }

    @Test
    void theFirstSpanLeavesNothingOutThatComesBeforeTheGuess() {
        ListSpan span = whole(ListDirection.EARLIEST_FIRST).smaller();

        assertThat(span.from()).isEmpty();
        assertThat(span.to()).contains(NOON.plus(Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @EnumSource
    void theNextSpanOverlapsAndGoesOnToTheEnd(ListDirection direction) {
        ListSpan first = after(direction, NOON).smaller();
        ListSpan second = first.next();

        assertThat(first.reaches(second.start())).isTrue();
        assertThat(Duration.between(NOON, second.start()).abs())
                .isEqualTo(Duration.ofMinutes(10).minusMillis(2));
        assertThat(second.larger().isWhole()).isFalse();
        assertThat(second.next().start()).isNotEqualTo(second.start());
    }

    @ParameterizedTest
    @EnumSource
    void theNarrowestSpanIsFollowedByAnother(ListDirection direction) {
        ListSpan narrowest = after(direction, NOON);
        while (narrowest.isTooLarge(501)) {
            narrowest = narrowest.smaller();
        }

        assertThat(narrowest.next().start()).isNotEqualTo(NOON);
    }

    @ParameterizedTest
    @EnumSource
    void reachesAsFarAsTheBound(ListDirection direction) {
        Instant bound = direction.further(NOON, 60_000);
        ListSpan span = ListSpan.whole(direction, Optional.empty(), NOON, Optional.of(bound));

        assertThat(Optional.of(bound)).isEqualTo(direction == ListDirection.LATEST_FIRST ? span.from() : span.to());
    }

    @ParameterizedTest
    @EnumSource
    void noBoundIsTooFarForTemporalsCalendar(ListDirection direction) {
        for (Instant bound : new Instant[] {Instant.MIN, Instant.MAX}) {
            ListSpan span = ListSpan.whole(direction, Optional.empty(), NOON, Optional.of(bound));

            assertThat(span.isWhole()).isTrue();
            assertThat(span.from().isPresent() && span.to().isPresent()).isFalse();
        }
    }

    private static ListSpan whole(ListDirection direction) {
        return ListSpan.whole(direction, Optional.empty(), NOON, Optional.empty());
    }

    /** A span that goes on so that it begins at this time. */
    private static ListSpan after(ListDirection direction, Instant time) {
        Instant position = direction.further(time, 2);
        return ListSpan.whole(direction, Optional.of(position), time.plusSeconds(60), Optional.empty());
    }

    private static ListSpan search(ListDirection direction, ToLongFunction<ListSpan> count) {
        ListSpan span = whole(direction);
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
