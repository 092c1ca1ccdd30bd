package io.agentee.redis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerPiece.Channel;
import io.agentee.api.transport.AnswerPiece.Delta;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.PiecePage;
import java.time.Duration;
import java.util.List;

/** Puts a text together from its pieces as every reader does: by their offsets. */
public final class TestingReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StringBuilder text = new StringBuilder();
    private final EventTransport.Following following;
    private boolean gap;
    private boolean ended;

    private TestingReader(EventTransport transport, RunId runId, String cursor) {
        this.following = transport.follow(runId, cursor, page -> take(page.pieces()));
    }

    /** Follows the only attempt of a run. */
    public static TestingReader of(EventTransport transport, RunId runId) {
        return from(transport, runId, PiecePage.BEGINNING);
    }

    public static TestingReader from(EventTransport transport, RunId runId, String cursor) {
        return new TestingReader(transport, runId, cursor);
    }

    /** The text in these pieces. */
    public static String textOf(List<AnswerPiece> pieces) {
        StringBuilder text = new StringBuilder();
        pieces.stream()
                .filter(Delta.class::isInstance)
                .map(Delta.class::cast)
                .filter(delta -> delta.channel() == Channel.TEXT)
                .forEach(delta -> append(text, delta));
        return text.toString();
    }

    private static boolean append(StringBuilder text, Delta delta) {
        int known = text.length() - delta.offset();
        if (known >= 0 && known < delta.text().length()) {
            text.append(delta.text(), known, delta.text().length());
        }
        return known >= 0;
    }

    private synchronized void take(List<AnswerPiece> pieces) {
        for (AnswerPiece piece : pieces) {
            if (piece instanceof Delta delta) {
                gap |= delta.channel() == Channel.TEXT && !append(text, delta);
            } else {
                ended = true;
            }
        }
    }

    public synchronized String text() {
        return text.toString();
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    /** Waits until the text is there. */
    public void awaitText(String expected) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> text().length() >= expected.length());
        assertThat(text()).isEqualTo(expected);
        assertThat(gap).as("a piece is missing").isFalse();
    }

    /** Waits until the answer has ended with this text. */
    public void awaitEnd(String expected) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(this::hasEnded);
        awaitText(expected);
    }

    @Override
    public void close() {
        following.close();
    }
}
