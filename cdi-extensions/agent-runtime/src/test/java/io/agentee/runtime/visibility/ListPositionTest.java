package io.agentee.runtime.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.agent.AgentName;
import io.agentee.api.run.RunFilter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListPositionTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final ListPosition POSITION = ListPosition.of(NOON, "run 1");

    @Test
    void aCursorLeadsBackToItsPosition() {
        String cursor = POSITION.cursor(RunFilter.ALL);

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(ListPosition.of(cursor, RunFilter.ALL)).contains(POSITION);
    }

    @Test
    void theFirstPageHasNoCursor() {
        assertThat(ListPosition.of("", RunFilter.ALL)).isEmpty();
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        RunFilter other = new RunFilter(
                Optional.of(new AgentName("support")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        String cursor = POSITION.cursor(other);

        assertThatThrownBy(() -> ListPosition.of(cursor, RunFilter.ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cursor is not from this list; begin without one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "x", "YWJj", "YSBiIGM"})
    void whatIsNoCursorIsRefused(String cursor) {
        assertThatThrownBy(() -> ListPosition.of(cursor, RunFilter.ALL)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCursorWithAnotherTimeInItIsRefused() {
        String text = new String(Base64.getUrlDecoder().decode(POSITION.cursor(RunFilter.ALL)), StandardCharsets.UTF_8);
        String forged = Base64.getUrlEncoder()
                .encodeToString(text.replace("2026", "noon").getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ListPosition.of(forged, RunFilter.ALL)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itemsOfARunKeepTheirPlaces() {
        ListPosition item = new ListPosition(NOON, "a run", NOON.plusSeconds(1), "12.0");

        assertThat(ListPosition.of(item.cursor("list"), "list")).contains(item);
    }

    @Test
    void newerRunsComeFirst() {
        ListPosition newer = ListPosition.of(NOON.plusNanos(1000), "a");
        ListPosition sameTime = ListPosition.of(NOON, "run 2");

        assertThat(Stream.of(POSITION, newer, sameTime).sorted(ListDirection.LATEST_FIRST.comparator()))
                .containsExactly(newer, sameTime, POSITION);
    }
}
