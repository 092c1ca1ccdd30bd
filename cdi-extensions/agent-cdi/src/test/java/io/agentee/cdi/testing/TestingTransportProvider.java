package io.agentee.cdi.testing;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerWriter;
import io.agentee.api.transport.EventSettings;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.EventTransportProvider;
import io.agentee.api.transport.ModelAttempt;
import io.agentee.api.transport.PiecePage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Provider {@code testing}. It needs {@code agentee.redis.password}; its transport loses all that it is given. */
public class TestingTransportProvider implements EventTransportProvider {

    /** Transports that are made and not closed, over all tests. */
    public static final AtomicInteger OPEN = new AtomicInteger();

    @Override
    public String name() {
        return "testing";
    }

    @Override
    public List<String> problems(EventSettings settings) {
        return settings.redis().password().isPresent() ? List.of() : List.of("agentee.redis.password is missing");
    }

    @Override
    public EventTransport create(EventSettings settings, ThreadFactory threads) {
        OPEN.incrementAndGet();
        return new TestingTransport(settings, threads);
    }

    /** What the provider was told. */
    public record TestingTransport(EventSettings settings, ThreadFactory threads) implements EventTransport {

        @Override
        public AnswerWriter writer(ModelAttempt attempt) {
            return new AnswerWriter() {
                @Override
                public void write(AnswerPiece piece) {}

                @Override
                public CompletionStage<Void> flush() {
                    return CompletableFuture.completedStage(null);
                }
            };
        }

        @Override
        public CompletionStage<PiecePage> read(RunId runId, String cursor) {
            return CompletableFuture.completedStage(new PiecePage(List.of(), cursor, true));
        }

        @Override
        public Following follow(RunId runId, String cursor, Consumer<PiecePage> listener) {
            return () -> {};
        }

        @Override
        public void close() {
            OPEN.decrementAndGet();
        }
    }
}
