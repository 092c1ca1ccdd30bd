package io.agentee.server.runs;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The lines of a response as they come. Java's HTTP client has no timeout for a body, so whoever waits for a line does so here.
 */
final class LineQueue implements Flow.Subscriber<String>, AutoCloseable {

    private static final Optional<String> END = Optional.empty();

    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private volatile Optional<Flow.Subscription> subscription = Optional.empty();

    @Override
    public void onSubscribe(Flow.Subscription granted) {
        subscription = Optional.of(granted);
        granted.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        lines.add(Optional.of(line));
    }

    @Override
    public void onError(Throwable broken) {
        lines.add(END);
    }

    @Override
    public void onComplete() {
        lines.add(END);
    }

    /** Waits for the next line; empty when there is none any more, or none in time. */
    Optional<String> next(Duration longest) throws InterruptedException {
        Optional<String> line = lines.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        return line == null ? END : line;
    }

    /** Gives the connection up. */
    @Override
    public void close() {
        subscription.ifPresent(Flow.Subscription::cancel);
    }
}
