package io.agentee.testkit.transport;

import static org.awaitility.Awaitility.await;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.PiecePage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Reads what is kept of a run. */
public final class SampleReader {

    private static final int PATIENCE_SECONDS = 20;

    private SampleReader() {}

    /** Waits until the store can be reached. */
    public static void awaitReadable(EventTransport transport) {
        await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .ignoreExceptions()
                .until(() -> transport
                        .read(SampleAnswer.newRun(), PiecePage.BEGINNING)
                        .toCompletableFuture()
                        .join()
                        .last());
    }

    /** One page. */
    public static PiecePage read(EventTransport transport, RunId runId, String cursor) {
        try {
            return transport
                    .read(runId, cursor)
                    .toCompletableFuture()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new AssertionError("cannot read", e);
        }
    }

    /** All pages from the beginning. */
    public static List<AnswerPiece> readAll(EventTransport transport, RunId runId) {
        return readAll(transport, runId, PiecePage.BEGINNING);
    }

    /** All pages from a cursor. */
    public static List<AnswerPiece> readAll(EventTransport transport, RunId runId, String cursor) {
        PiecePage page = read(transport, runId, cursor);
        List<AnswerPiece> pieces = new ArrayList<>(page.pieces());
        while (!page.last()) {
            page = read(transport, runId, page.cursor());
            pieces.addAll(page.pieces());
        }
        return pieces;
    }
}
