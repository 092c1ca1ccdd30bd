package io.agentee.runtime.event;

import static io.agentee.runtime.event.TestingRun.RUN_ID;
import static io.agentee.runtime.event.TestingRun.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.event.AgentEvent;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerPiece.Channel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A watcher that loses its connection after any event, and goes on with a stream that is told from more or less than was
 * there before, ends with every message complete and nothing twice.
 */
class ResumedStreamsTest {

    private static final Map<String, String> RESULTS = Map.of("c1", "first", "c2", "second");

    static Stream<TestingRun> runs() {
        return Stream.of(withTools(), retried(), thinkingAgain(), failing());
    }

    private static TestingRun withTools() {
        return TestingRun.begun()
                .asked(1)
                .streams(1, 1, Channel.REASONING, "let me see ")
                .streams(1, 1, Channel.TEXT, "I look it up ")
                .piece(new AnswerPiece.End(TestingRun.producer(1, 1), 1_500))
                .answered(1, 1, Optional.of("let me see "), "I look it up ", call("c1", "echo"), call("c2", "echo"))
                .toolAnswered(1, 1, "second")
                .toolAnswered(1, 0, "first")
                .asked(4)
                .streams(4, 1, Channel.TEXT, "it is there")
                .answered(4, 1, Optional.empty(), "it is there")
                .completed("it is there");
    }

    private static TestingRun retried() {
        return TestingRun.begun()
                .asked(1)
                .streams(1, 1, Channel.REASONING, "first thought ")
                .streams(1, 1, Channel.TEXT, "wrong words of ")
                .streams(1, 2, Channel.REASONING, "second ")
                .streams(1, 3, Channel.TEXT, "the whole truth at last")
                // A frozen worker comes back.
                .streams(1, 1, Channel.TEXT, 15, "the first attempt")
                .answered(1, 3, Optional.empty(), "the whole truth at last", call("c1", "echo"), call("c2", "echo"))
                .toolAnswered(1, 0, "first")
                .toolAnswered(1, 1, "second")
                .asked(4)
                .answered(4, 2, Optional.empty(), "done")
                .completed("done");
    }

    private static TestingRun thinkingAgain() {
        return TestingRun.begun()
                .asked(1)
                .streams(1, 1, Channel.REASONING, "one ")
                .streams(1, 1, Channel.TEXT, "so ")
                .streams(1, 1, Channel.REASONING, 4, "two ")
                .streams(1, 1, Channel.TEXT, 3, "then")
                .answered(1, 1, Optional.of("one two "), "so then", call("c1", "echo"), call("c2", "echo"))
                .toolAnswered(1, 0, "first")
                .toolAnswered(1, 1, "second")
                .completed("so then");
    }

    private static TestingRun failing() {
        return TestingRun.begun()
                .asked(1)
                .answered(1, 1, Optional.empty(), "", call("c1", "echo"), call("c2", "echo"))
                .toolAnswered(1, 0, "first")
                .toolAnswered(1, 1, "second")
                .asked(4)
                .streams(4, 1, Channel.TEXT, "half an ")
                .streams(4, 2, Channel.REASONING, "hm ")
                .failed("401");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aStreamIsWholeAndInOrder(TestingRun run) {
        TestingReader live = TestingReader.of(events(run.live()));
        TestingReader told = TestingReader.of(events(run.fromHistory()));

        assertThat(live.over()).isTrue();
        assertThat(told.over()).isTrue();
        assertThat(live.results()).isEqualTo(RESULTS);
        assertThat(told.results()).isEqualTo(RESULTS);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void resumingTheSameStreamGivesTheSameEvents(TestingRun run) {
        List<PositionedEvent> live = run.live();
        List<AgentEvent> events = events(live);

        for (int seen = 0; seen <= live.size(); seen++) {
            WatcherCursor cursor = new WatcherCursor(RUN_ID, positionAfter(events.subList(0, seen)));
            assertThat(rest(cursor, live)).isEqualTo(events.subList(seen, events.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void whatWasStreamedIsCompletedFromTheHistory(TestingRun run) {
        resumeEverywhere(run.live(), run.fromHistory());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void whatWasToldWholeIsNotStreamedAgain(TestingRun run) {
        resumeEverywhere(run.fromHistory(), run.live());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void someOfThePiecesMayBeLost(TestingRun run) {
        for (int lost = 1; lost < run.pieces(); lost++) {
            resumeEverywhere(run.live(), run.withoutFirstPieces(lost));
            resumeEverywhere(run.withoutFirstPieces(lost), run.live());
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void connectionsMayBeLostAgainAndAgain(TestingRun run) {
        List<List<PositionedEvent>> versions = new ArrayList<>(List.of(run.live(), run.fromHistory()));
        for (int lost = 1; lost < run.pieces(); lost++) {
            versions.add(run.withoutFirstPieces(lost));
        }
        Random random = new Random(7);
        for (int watcher = 0; watcher < 300; watcher++) {
            List<AgentEvent> seen = new ArrayList<>();
            for (int connection = 0; connection < 20; connection++) {
                List<PositionedEvent> version = versions.get(random.nextInt(versions.size()));
                List<AgentEvent> rest = rest(new WatcherCursor(RUN_ID, positionAfter(seen)), version);
                seen.addAll(rest.subList(0, Math.min(random.nextInt(6), rest.size())));
            }
            List<PositionedEvent> last = versions.get(random.nextInt(versions.size()));
            seen.addAll(rest(new WatcherCursor(RUN_ID, positionAfter(seen)), last));
            assertComplete(run, seen);
        }
    }

    private static void resumeEverywhere(List<PositionedEvent> before, List<PositionedEvent> after) {
        List<AgentEvent> events = events(before);
        Map<String, String> whole = TestingReader.of(events(after)).messages();
        for (int lost = 0; lost <= events.size(); lost++) {
            List<AgentEvent> seen = new ArrayList<>(events.subList(0, lost));
            seen.addAll(rest(new WatcherCursor(RUN_ID, positionAfter(seen)), after));
            TestingReader reader = TestingReader.of(seen);
            assertThat(reader.over()).isTrue();
            assertThat(reader.results()).isEqualTo(RESULTS);
            assertThat(reader.messages()).as("after %d events", lost).containsAllEntriesOf(answers(whole));
        }
    }

    private static void assertComplete(TestingRun run, List<AgentEvent> seen) {
        TestingReader reader = TestingReader.of(seen);
        assertThat(reader.over()).isTrue();
        assertThat(reader.results()).isEqualTo(RESULTS);
        Map<String, String> truth = TestingReader.of(events(run.fromHistory())).messages();
        assertThat(reader.messages()).containsAllEntriesOf(truth);
    }

    /** What a run that failed had begun to say is nobody's answer: nothing can complete it. */
    private static Map<String, String> answers(Map<String, String> messages) {
        Map<String, String> answers = new LinkedHashMap<>(messages);
        answers.keySet()
                .removeIf(id ->
                        id.startsWith("m5") && messages.getOrDefault(id, "").matches("h.*"));
        return answers;
    }

    private static EventPosition positionAfter(List<AgentEvent> seen) {
        return seen.isEmpty()
                ? EventPosition.BEGINNING
                : StreamPosition.of(RUN_ID, seen.get(seen.size() - 1).id())
                        .orElseThrow()
                        .own();
    }

    private static List<AgentEvent> rest(WatcherCursor cursor, List<PositionedEvent> stream) {
        return stream.stream().flatMap(event -> cursor.accept(event).stream()).toList();
    }

    private static List<AgentEvent> events(List<PositionedEvent> told) {
        return told.stream().map(PositionedEvent::event).toList();
    }
}
