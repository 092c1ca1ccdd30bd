package io.agentee.runtime.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchValueTest {

    @ParameterizedTest
    @ValueSource(strings = {"ada", "c-7", "ada@example.com", "né 中", "a:b/c?d=e&f", ""})
    void ordinaryTextStaysAsItIs(String text) {
        assertThat(SearchValue.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"o'brien, o%0027brien", "\", %0022", "a\\b, a%005cb", "5%, 5%0025"})
    void whatTemporalWouldLoseIsWrittenAsACode(String text, String value) {
        assertThat(SearchValue.of(text)).isEqualTo(value);
    }

    @Test
    void controlCharactersAreWrittenAsCodes() {
        assertThat(SearchValue.of("a\nb")).isEqualTo("a%000ab");
    }

    @Test
    void longTextsKeepTheirDifferenceInADigest() {
        String one = SearchValue.of("x".repeat(1000) + "1");
        String other = SearchValue.of("x".repeat(1000) + "2");

        assertThat(one).hasSize(200).startsWith("xxx").isNotEqualTo(other);
        assertThat(SearchValue.of("x".repeat(1000) + "1")).isEqualTo(one);
    }
}
