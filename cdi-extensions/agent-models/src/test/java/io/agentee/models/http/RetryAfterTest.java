package io.agentee.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                             | PT0S
            2                             | PT2S
            1.2                           | PT2S
            Sat, 21 Nov 2026 12:01:30 GMT | PT1M30S
            Sat, 21 Nov 2026 11:00:00 GMT | PT0S
            """)
    void readsSecondsAndDates(String header, Duration wait) {
        assertThat(retryAfter("Retry-After", header)).contains(wait);
    }

    @Test
    void prefersMilliseconds() {
        HttpHeaders headers = HttpHeaders.of(
                Map.of("Retry-After", List.of("2"), "retry-after-ms", List.of("1500")), (name, value) -> true);

        assertThat(RetryAfter.of(headers, NOON)).contains(Duration.ofMillis(1500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "NaN", "1e300", "Sat, 40 Nov 2026 12:00:00 GMT"})
    void ignoresWhatItCannotRead(String header) {
        assertThat(retryAfter("Retry-After", header)).isEmpty();
    }

    private static Optional<Duration> retryAfter(String name, String value) {
        return RetryAfter.of(HttpHeaders.of(Map.of(name, List.of(value)), (header, text) -> true), NOON);
    }
}
