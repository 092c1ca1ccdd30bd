package io.agentee.runtime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.event.TextEvent;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerPiece.Channel;
import io.agentee.api.transport.AnswerWriter;
import io.agentee.api.transport.ModelAttempt;
import io.agentee.runtime.event.PositionedEvent;
import io.agentee.runtime.event.RunFact;
import io.agentee.runtime.event.RunNarrator;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.transport.LocalEventTransport;
import io.agentee.runtime.turn.ModelTurn;
import io.agentee.runtime.workflow.RunInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PieceQueueTest {

    private static final RunId RUN = new RunId("r");
    private static final int PIECES = 10_000;

    private final LocalEventTransport transport = new LocalEventTransport(Duration.ofHours(1), 100_000);
    private final ModelAttempt attempt = new ModelAttempt(RUN, "e", 1, 1);
    private final RunNarrator narrator = narrator();

    @Test
    void piecesThatNobodyLooksAtAreBroughtAgainLater() {
        AtomicInteger news = new AtomicInteger();
        try (PieceQueue queue = new PieceQueue(transport, RUN)) {
            queue.follow(news::incrementAndGet);
            write();
            assertThat(queue.hasArrivals()).isTrue();

            queue.tell(narrator, 1, 1);
            String kept = text();
            for (boolean ended = false; !ended; ended = queue.tell(narrator, 1, 1)) {
                queue.follow(news::incrementAndGet);
            }

            String whole =
                    IntStream.range(0, PIECES).mapToObj(Integer::toString).collect(Collectors.joining(" ", "", " "));
            assertThat(kept).isNotEmpty().hasSizeLessThan(whole.length());
            assertThat(kept + text()).isEqualTo(whole);
        }
    }

    /** The text that was told since the last time. */
    private String text() {
        return narrator.drain().stream()
                .map(PositionedEvent::event)
                .filter(event -> event.body() instanceof TextEvent.Content)
                .map(event -> ((TextEvent.Content) event.body()).delta())
                .collect(Collectors.joining());
    }

    private void write() {
        AnswerWriter writer = transport.writer(attempt);
        int offset = 0;
        for (int i = 0; i < PIECES; i++) {
            String word = i + " ";
            writer.write(new AnswerPiece.Delta(attempt, Channel.TEXT, offset, word, 1));
            offset += word.length();
        }
        writer.write(new AnswerPiece.End(attempt, 2));
    }

    private static RunNarrator narrator() {
        Run.Origin origin = new Run.Origin("ada", Instant.EPOCH, Optional.empty(), Map.of(), "", Optional.empty());
        RunInput input =
                new RunInput(TestingAgent.agent().build(), "hi", Caller.ANONYMOUS, origin, List.of(), Optional.empty());
        RunNarrator narrator = new RunNarrator(RUN);
        narrator.tell(new RunFact.Started(input, "e", 0));
        narrator.tell(new RunFact.ModelAsked(new ModelTurn(RUN, 1, true, 0), 0));
        return narrator;
    }
}
