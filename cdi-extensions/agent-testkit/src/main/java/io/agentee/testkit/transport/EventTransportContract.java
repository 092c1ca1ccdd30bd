package io.agentee.testkit.transport;

import static io.agentee.testkit.transport.SampleReader.read;
import static io.agentee.testkit.transport.SampleReader.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.ModelAttempt;
import io.agentee.api.transport.PiecePage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What an {@link EventTransport} does that keeps a log of the pieces of each run. A transport that keeps the newest state
 * of an attempt only, and not the pieces, promises less and does not pass.
 */
public abstract class EventTransportContract {

    private static final int PLENTY = 1_000_000;
    private static final int MOST_PIECES_OF_A_PAGE = 200_000;

    private final List<EventTransport> opened = new ArrayList<>();
    private final RunId runId = SampleAnswer.newRun();

    /**
     * Makes a transport as one more server would. All that are made during one test share a store.
     *
     * @param maxLength about how many entries are kept of a run
     */
    protected abstract EventTransport connect(int maxLength);

    /** A transport that drops nothing because there is too much; it is closed after the test. */
    protected final EventTransport open() {
        return open(PLENTY);
    }

    private EventTransport open(int maxLength) {
        EventTransport transport = connect(maxLength);
        opened.add(transport);
        SampleReader.awaitReadable(transport);
        return transport;
    }

    @AfterEach
    void closeTransports() {
        opened.forEach(EventTransport::close);
    }

    @Test
    void piecesAreReadAsTheyWereWritten() {
        EventTransport transport = open();
        SampleAnswer answer = SampleAnswer.begin(transport, runId)
                .reasoning("Hm. ")
                .text("Grüße, ")
                .reasoning("So?")
                .text("\uD83D\uDE00 \"quoted\" \\ and {braces}")
                .text("\u0000\u0007\t\r\n\u001b[0m\u2028\uFEFF")
                .text(" ")
                .end();

        assertThat(readAll(transport, runId)).isEqualTo(answer.written());
    }

    @Test
    void aRunWithoutPiecesHasOneEmptyPage() {
        PiecePage page = read(open(), runId, PiecePage.BEGINNING);

        assertThat(page.pieces()).isEmpty();
        assertThat(page.last()).isTrue();
        assertThat(readAll(open(), runId, page.cursor())).isEmpty();
    }

    @Test
    void readingGoesOnAtTheCursor() {
        EventTransport transport = open();
        SampleAnswer first = SampleAnswer.begin(transport, attempt(1)).words(3).end();
        String cursor = read(transport, runId, PiecePage.BEGINNING).cursor();

        assertThat(readAll(transport, runId, cursor)).isEmpty();

        SampleAnswer second = SampleAnswer.begin(transport, attempt(2)).words(2).end();

        assertThat(readAll(transport, runId, cursor)).isEqualTo(second.written());
        assertThat(readAll(transport, runId)).isEqualTo(all(first, second));
    }

    @Test
    void whatIsTooMuchForOnePageIsReadPageByPage() {
        EventTransport transport = open();
        SampleWatcher watcher = SampleWatcher.of(transport, runId);
        List<AnswerPiece> written = new ArrayList<>();
        PiecePage page;
        do {
            SampleAnswer answer =
                    SampleAnswer.begin(transport, attempt(written.size() + 1)).words(5_000);
            written.addAll(answer.written());
            watcher.awaitExactly(written);
            page = read(transport, runId, PiecePage.BEGINNING);
        } while (page.last() && written.size() < MOST_PIECES_OF_A_PAGE);

        assertThat(page.last()).as("the first page holds it all").isFalse();
        assertThat(readAll(transport, runId)).isEqualTo(written);
    }

    @Test
    void whatIsFlushedCanBeReadAtOnceByAnotherServer() {
        EventTransport worker = open();
        EventTransport client = open();
        for (int i = 1; i <= 50; i++) {
            RunId run = SampleAnswer.newRun();
            SampleAnswer answer =
                    SampleAnswer.begin(worker, run).reasoning("a").text("b").flush();

            assertThat(readAll(client, run)).isEqualTo(answer.written());
        }
    }

    @Test
    void manyPiecesWrittenFastArriveCompleteAndInOrder() {
        SampleWatcher watcher = SampleWatcher.of(open(), runId);
        EventTransport worker = open();
        SampleAnswer answer = SampleAnswer.begin(worker, runId).words(2_000);
        watcher.awaitExactly(answer.written());
        answer.end();

        watcher.awaitExactly(answer.written());
        assertThat(readAll(worker, runId)).isEqualTo(answer.written());
    }

    @Test
    void attemptsAreKeptApart() {
        EventTransport transport = open();
        SampleWatcher watcher = SampleWatcher.of(open(), runId);
        SampleAnswer abandoned =
                SampleAnswer.begin(transport, attempt(1)).text("The first ").text("try");
        SampleAnswer retried = SampleAnswer.begin(transport, attempt(2)).text("The second");
        abandoned.text(" goes on").flush();
        retried.text(" try").end();

        List<AnswerPiece> read = readAll(transport, runId);
        assertThat(of(attempt(1), read)).isEqualTo(abandoned.written());
        assertThat(of(attempt(2), read)).isEqualTo(retried.written());
        watcher.awaitExactly(read);
    }

    @Test
    void aFollowerIsToldWhatIsThereAndWhatComes() {
        EventTransport transport = open();
        SampleAnswer answer = SampleAnswer.begin(transport, attempt(1)).words(3).flush();
        SampleWatcher watcher = SampleWatcher.of(open(), runId);
        watcher.awaitExactly(answer.written());

        SampleAnswer next = SampleAnswer.begin(transport, attempt(2)).words(3);
        watcher.awaitExactly(all(answer, next));

        next.words(1).end();
        watcher.awaitExactly(all(answer, next));
    }

    @Test
    void aFollowerIsToldWhatComesAfterItsCursor() {
        EventTransport transport = open();
        SampleAnswer.begin(transport, attempt(1)).words(3).end();
        String cursor = read(transport, runId, PiecePage.BEGINNING).cursor();
        SampleAnswer second = SampleAnswer.begin(transport, attempt(2)).words(3).end();
        SampleWatcher watcher = SampleWatcher.from(open(), runId, cursor);
        watcher.awaitExactly(second.written());
        watcher.close();

        SampleAnswer third = SampleAnswer.begin(transport, attempt(3)).words(3).end();

        SampleWatcher.from(open(), runId, watcher.cursor()).awaitExactly(third.written());
    }

    @Test
    void aRunHasFollowersAtDifferentCursors() {
        EventTransport worker = open();
        EventTransport client = open();
        SampleAnswer first = SampleAnswer.begin(worker, attempt(1)).words(3).flush();
        String cursor = read(client, runId, PiecePage.BEGINNING).cursor();
        SampleWatcher fromTheEnd = SampleWatcher.from(client, runId, cursor);
        SampleAnswer second = SampleAnswer.begin(worker, attempt(2)).words(3);
        fromTheEnd.awaitExactly(second.written());
        SampleWatcher late = SampleWatcher.of(client, runId);
        SampleWatcher elsewhere = SampleWatcher.of(open(), runId);

        second.words(3).end();

        fromTheEnd.awaitExactly(second.written());
        late.awaitExactly(all(first, second));
        elsewhere.awaitExactly(all(first, second));
    }

    @Test
    void whoComesInTheMiddleMissesNothing() {
        EventTransport worker = open();
        EventTransport client = open();
        SampleAnswer answer = SampleAnswer.begin(worker, runId);
        List<SampleWatcher> watchers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            watchers.add(SampleWatcher.of(client, runId));
            answer.words(20);
            watchers.get(0).awaitExactly(answer.written());
            answer.words(20);
        }

        watchers.forEach(watcher -> watcher.awaitExactly(answer.written()));
    }

    @Test
    void runsDoNotSeeEachOther() {
        EventTransport worker = open();
        EventTransport client = open();
        List<RunId> runs =
                IntStream.range(0, 20).mapToObj(i -> SampleAnswer.newRun()).toList();
        List<SampleWatcher> watchers =
                runs.stream().map(run -> SampleWatcher.of(client, run)).toList();
        List<SampleAnswer> answers =
                runs.stream().map(run -> SampleAnswer.begin(worker, run)).toList();
        answers.forEach(answer -> answer.words(20));
        answers.forEach(SampleAnswer::end);

        for (int i = 0; i < runs.size(); i++) {
            watchers.get(i).awaitExactly(answers.get(i).written());
            assertThat(readAll(client, runs.get(i))).isEqualTo(answers.get(i).written());
        }
    }

    @Test
    void nothingComesAfterFollowingWasClosed() {
        EventTransport worker = open();
        EventTransport client = open();
        SampleWatcher gone = SampleWatcher.of(client, runId);
        SampleWatcher staying = SampleWatcher.of(client, runId);
        SampleAnswer answer = SampleAnswer.begin(worker, runId).text("before");
        List<AnswerPiece> before = answer.written();
        gone.awaitExactly(before);

        gone.close();
        gone.close();
        answer.text(" after").end();

        staying.awaitExactly(answer.written());
        gone.awaitExactly(before);
    }

    @Test
    void oldPiecesAreDroppedWhenThereAreTooMany() {
        EventTransport transport = open(10);
        for (int attempt = 1; attempt <= 500; attempt++) {
            SampleAnswer.begin(transport, attempt(attempt)).text("piece").flush();
        }

        List<AnswerPiece> kept = readAll(transport, runId);

        assertThat(kept).hasSizeBetween(10, 400);
        assertThat(kept.stream().map(piece -> piece.attempt().attempt()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(501 - kept.size(), 500).boxed().toList());
    }

    @Test
    void aClosedTransportIsQuiet() {
        EventTransport worker = open();
        EventTransport client = open();
        SampleWatcher watcher = SampleWatcher.of(client, runId);
        SampleAnswer answer = SampleAnswer.begin(worker, runId).text("before");
        watcher.awaitExactly(answer.written());
        client.close();
        answer.text(" after").flush();
        worker.close();
        worker.close();

        assertThat(watcher.pieces()).isEqualTo(answer.written().subList(0, 1));
        assertThatCode(() -> SampleAnswer.begin(worker, runId).text("too late").end())
                .doesNotThrowAnyException();
        assertThatCode(() ->
                        client.follow(runId, PiecePage.BEGINNING, page -> {}).close())
                .doesNotThrowAnyException();
        watcher.close();
    }

    private ModelAttempt attempt(int number) {
        return new ModelAttempt(runId, "execution-1", 1, number);
    }

    private static List<AnswerPiece> of(ModelAttempt attempt, List<AnswerPiece> pieces) {
        return pieces.stream().filter(piece -> piece.attempt().equals(attempt)).toList();
    }

    private static List<AnswerPiece> all(SampleAnswer... answers) {
        return Stream.of(answers).flatMap(answer -> answer.written().stream()).toList();
    }
}
