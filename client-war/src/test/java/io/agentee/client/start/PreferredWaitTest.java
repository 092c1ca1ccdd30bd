package io.agentee.client.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferredWaitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "wait=10|10",
                "wait=0|0",
                "wait=60|60",
                "wait=007|7",
                "WAIT=10|10",
                "wait = 10|10",
                "wait=\"10\"|10",
                "respond-async, wait=10|10",
                "respond-async,wait=10|10",
                "wait=10, respond-async|10",
                "wait=10; strict|10",
                "return=minimal; foo=\"a, wait=5\", wait=10|10",
                "foo=\"a, wait=5 \\\" \", wait=10|10",
                "wait=10, wait=20|10",
            })
    void waitIsFoundAmongPreferences(String header, int seconds) {
        assertThat(PreferredWait.of(header)).contains(new PreferredWait(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "respond-async", "return=minimal", "foo=\"wait=10\"", "await=10", "x; wait=10", ",,"})
    void otherPreferencesAreIgnored(String header) {
        assertThat(PreferredWait.of(header)).isEqualTo(Optional.empty());
    }
}
