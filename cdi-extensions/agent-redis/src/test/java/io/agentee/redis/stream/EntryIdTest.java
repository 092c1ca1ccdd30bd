package io.agentee.redis.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryIdTest {

    @Test
    void aCursorIsAnId() {
        assertThat(EntryId.ofCursor("1767225600000-7")).isEqualTo(new EntryId(1_767_225_600_000L, 7));
        assertThat(new EntryId(1_767_225_600_000L, 7)).hasToString("1767225600000-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "7", "a-b", "1-2-3", "-1-2", "1-99999999999999999999", "1- 2"})
    void anyOtherCursorIsTheBeginning(String cursor) {
        assertThat(EntryId.ofCursor(cursor)).isEqualTo(EntryId.BEGINNING);
    }

    @Test
    void idsAreOrderedByNumber() {
        assertThat(new EntryId(9, 1)).isLessThan(new EntryId(10, 0));
        assertThat(new EntryId(9, 9)).isLessThan(new EntryId(9, 10));
    }
}
