package io.agentee.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunIdsTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final RunRequest REQUEST = RunRequest.of("support", "hello");

    private final RunIds ids = new RunIds(NOON);

    @Test
    void aKeyGivesTheSameIdOnEveryServer() {
        RunRequest keyed = REQUEST.withIdempotencyKey("k-1").withCaller(new Caller("ada", List.of()));

        assertThat(ids.idFor(keyed)).isEqualTo(new RunId("5be6e5e7-8675-8c0b-87b5-577260339c95"));
        assertThat(new RunIds(Clock.systemUTC()).idFor(keyed)).isEqualTo(ids.idFor(keyed));
    }

    @Test
    void theSameKeyOfAnotherCallerIsAnotherRun() {
        RunRequest keyed = REQUEST.withIdempotencyKey("k-1");

        assertThat(ids.idFor(keyed.withCaller(new Caller("ada", List.of()))))
                .isNotEqualTo(ids.idFor(keyed.withCaller(new Caller("grace", List.of()))));
    }

    @Test
    void callerAndKeyCannotBeMistakenForEachOther() {
        RunId one = ids.idFor(REQUEST.withCaller(new Caller("a:b", List.of())).withIdempotencyKey("c"));
        RunId other = ids.idFor(REQUEST.withCaller(new Caller("a", List.of())).withIdempotencyKey("b:c"));

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void withoutAKeyEachRunHasAnIdOfItsOwn() {
        assertThat(ids.idFor(REQUEST)).isNotEqualTo(ids.idFor(REQUEST));
    }

    @Test
    void idsWithoutAKeySortByTime() {
        RunIds later = new RunIds(Clock.offset(NOON, Duration.ofSeconds(1)));

        assertThat(ids.idFor(REQUEST).value()).isLessThan(later.idFor(REQUEST).value());
    }
}
