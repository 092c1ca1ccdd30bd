package io.agentee.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerPiece.Channel;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.ModelAttempt;
import io.agentee.api.transport.PiecePage;
import io.agentee.testkit.transport.EventTransportContract;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LocalEventTransportTest extends EventTransportContract {

    private @Nullable LocalEventTransport ofThisProcess;

    @Override
    protected EventTransport connect(int maxLength) {
        if (ofThisProcess == null) {
            ofThisProcess = new LocalEventTransport(Duration.ofHours(1), maxLength);
        }
        return ofThisProcess;
    }

    @Test
    void whatWasNotUsedForLongIsForgotten() {
        AtomicLong now = new AtomicLong();
        LocalEventTransport transport = new LocalEventTransport(Duration.ofMinutes(10), 100, now::get);
        RunId old = new RunId("old");
        RunId recent = new RunId("recent");
        write(transport, old);
        now.addAndGet(Duration.ofMinutes(6).toNanos());
        write(transport, recent);
        now.addAndGet(Duration.ofMinutes(6).toNanos());

        assertThat(page(transport, recent).pieces()).hasSize(1);
        assertThat(page(transport, old).pieces()).isEmpty();
    }

    private static void write(LocalEventTransport transport, RunId runId) {
        ModelAttempt attempt = new ModelAttempt(runId, "e", 1, 1);
        transport.writer(attempt).write(new AnswerPiece.Delta(attempt, Channel.TEXT, 0, "hello", 1));
    }

    private static PiecePage page(LocalEventTransport transport, RunId runId) {
        return transport.read(runId, PiecePage.BEGINNING).toCompletableFuture().join();
    }
}
