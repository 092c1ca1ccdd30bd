package io.agentee.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.PiecePage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Follows a run and keeps what it is told. */
public final class SampleWatcher implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<PiecePage> pages = new ArrayList<>();
    private final AtomicInteger callers = new AtomicInteger();
    private final AtomicBoolean overlapped = new AtomicBoolean();
    private final EventTransport.Following following;

    private SampleWatcher(EventTransport transport, RunId runId, String cursor) {
        this.following = transport.follow(runId, cursor, this::take);
    }

    /** Follows from the beginning. */
    public static SampleWatcher of(EventTransport transport, RunId runId) {
        return from(transport, runId, PiecePage.BEGINNING);
    }

    /** Follows from a cursor. */
    public static SampleWatcher from(EventTransport transport, RunId runId, String cursor) {
        return new SampleWatcher(transport, runId, cursor);
    }

    private void take(PiecePage page) {
        if (callers.incrementAndGet() > 1) {
            overlapped.set(true);
        }
        synchronized (pages) {
            pages.add(page);
        }
        callers.decrementAndGet();
    }

    /** What came so far. */
    public List<AnswerPiece> pieces() {
        synchronized (pages) {
            return pages.stream().flatMap(page -> page.pieces().stream()).toList();
        }
    }

    /** Where to go on. */
    public String cursor() {
        synchronized (pages) {
            return pages.isEmpty()
                    ? PiecePage.BEGINNING
                    : pages.get(pages.size() - 1).cursor();
        }
    }

    /** Waits until these pieces have come, and no others, in this order. */
    public void awaitExactly(List<AnswerPiece> expected) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> pieces().size() >= expected.size());
        assertThat(pieces()).containsExactlyElementsOf(expected);
        assertThat(overlapped).as("called by two threads at once").isFalse();
    }

    @Override
    public void close() {
        following.close();
    }
}
