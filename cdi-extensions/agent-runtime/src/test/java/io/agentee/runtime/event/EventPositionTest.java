package io.agentee.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.event.EventId;
import io.agentee.api.run.RunId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPositionTest {

    private static final RunId RUN = new RunId("0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e");

    @Test
    void anIdentifierLeadsBackToItsPlace() {
        EventPosition position = new EventPosition(123, 4, 16 * 1_000_000 + 2, 99);

        assertThat(StreamPosition.of(RUN, position.id(RUN))).contains(StreamPosition.of(position));
        assertThat(StreamPosition.of(RUN, EventId.BEGINNING)).contains(StreamPosition.BEGINNING);
        assertThat(StreamPosition.of(RUN, EventPosition.RUN_OVER.id(RUN)))
                .contains(StreamPosition.of(EventPosition.RUN_OVER));
    }

    @Test
    void identifiersSortAsTheirPlacesDo() {
        List<EventPosition> inOrder = List.of(
                EventPosition.RUN_STARTED,
                new EventPosition(1, 0, 1, 0),
                new EventPosition(1, 1, 1, 0),
                new EventPosition(1, 1, 34, 0),
                new EventPosition(1, 1, 34, 2),
                new EventPosition(1, 2, 0, 2),
                new EventPosition(1, EventPosition.FACTS, 1, 0),
                new EventPosition(1, EventPosition.FACTS, 10, 0),
                new EventPosition(12, 0, 1, 0),
                EventPosition.RUN_OVER);

        assertThat(inOrder).isSorted();
        assertThat(inOrder.stream().map(position -> position.id(RUN).value())).isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "0", "00010010000000002e4976478", "zzzzzzzzzzzzzzzzz12345678", "-1", "\u0000"})
    void whatIsNoneOfTheRunsIsRefused(String id) {
        assertThat(StreamPosition.of(RUN, new EventId(id))).isEmpty();
    }

    @Test
    void theEventOfAnotherRunIsNoneOfThisOne() {
        EventId other = EventPosition.RUN_STARTED.id(new RunId("another"));

        assertThat(StreamPosition.of(RUN, other)).isEmpty();
    }
}
