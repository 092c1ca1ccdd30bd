package io.agentee.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.event.EventId;
import io.agentee.api.run.RunId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPositionTest {

    private static final RunId RUN = new RunId("0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e");
    private static final RunId SUB_RUN = RUN.subRun(1, 12);
    private static final RunId NESTED = SUB_RUN.subRun(3, 0);

    private static final StreamPosition BEGUN =
            StreamPosition.of(new EventPosition(1, EventPosition.FACTS, 4, 0)).withBegun(RUN, SUB_RUN);

    @Test
    void anIdentifierLeadsBackToThePlacesInAllRuns() {
        StreamPosition position =
                BEGUN.with(RUN, SUB_RUN, EventPosition.RUN_STARTED.id(SUB_RUN)).withBegun(RUN, NESTED);

        assertThat(StreamPosition.of(RUN, position.id(RUN))).contains(position);
        assertThat(position.subRuns()).containsOnlyKeys(".1.12", ".1.12.3.0");
    }

    @Test
    void identifiersSortAsWatchersSeeThem() {
        List<StreamPosition> inOrder = List.of(
                StreamPosition.of(new EventPosition(1, EventPosition.FACTS, 3, 0)),
                BEGUN,
                BEGUN.with(RUN, SUB_RUN, EventPosition.RUN_STARTED.id(SUB_RUN)),
                BEGUN.with(RUN, SUB_RUN, new EventPosition(3, EventPosition.FACTS, 1, 0).id(SUB_RUN))
                        .withBegun(RUN, NESTED),
                BEGUN.with(RUN, SUB_RUN, new EventPosition(3, EventPosition.FACTS, 2, 0).id(SUB_RUN)),
                StreamPosition.of(new EventPosition(1, EventPosition.FACTS, 5, 0)));

        assertThat(inOrder.stream().map(position -> position.id(RUN).value())).isSorted();
    }

    @Test
    void aSubRunThatIsOverTakesNoPlace() {
        assertThat(BEGUN.without(RUN, SUB_RUN)).isEqualTo(StreamPosition.of(BEGUN.own()));
    }

    @Test
    void theEventOfAnotherRunIsNoneOfThisOne() {
        assertThat(StreamPosition.of(SUB_RUN, BEGUN.id(RUN))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".1.12", "-00010010000000002", "x", "00010010000000002"})
    void whatIsPutBetweenMakesItNoneOfTheRuns(String between) {
        String id = BEGUN.id(RUN).value();

        assertThat(StreamPosition.of(RUN, new EventId(id.substring(0, 17) + between + id.substring(17))))
                .isEmpty();
    }
}
