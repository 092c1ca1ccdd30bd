package io.agentee.client.stream;

import io.agentee.api.event.AgentEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who watches a run: takes events only as fast as they can be written. While a write is under way, nothing more is
 * asked for, so that a reader who is stuck costs no thread, and no memory beyond the events that are pending.
 */
final class Watcher implements Flow.Subscriber<AgentEvent> {

    private final StreamedResponse response;
    private final PendingEvents events;
    private final Consumer<Watcher> whenOver;
    private final SerialTask turns = new SerialTask(this::turn);

    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean complete;
    private volatile boolean writable;
    private volatile boolean commentDue;
    private volatile boolean closing;

    // Written by turns only; the volatile ones are read by ticks too.
    private volatile boolean ready;
    private volatile long lastWrite = System.nanoTime();
    private boolean headersSent;
    private boolean over;

    /**
     * @param view how it sees events
     * @param whenOver is told when this watcher is no more
     */
    Watcher(StreamedResponse response, UnaryOperator<AgentEvent> view, Consumer<Watcher> whenOver) {
        this.response = response;
        this.events = new PendingEvents(view);
        this.whenOver = whenOver;
    }

    /** Opens the response; it is written as soon as anything can be. */
    void open(Optional<String> location) throws IOException {
        response.open(location, () -> {
            writable = true;
            turns.run();
        });
        response.over().thenRun(this::close);
    }

    /** Ends it; the watcher can resume after the last event that arrived. */
    void close() {
        closing = true;
        turns.run();
    }

    /** Looks whether it is time for a comment, or too late for the reader. */
    void tick(long now, StreamTimings timings) {
        long silence = now - lastWrite;
        if (!ready && silence >= timings.stall().toNanos()) {
            close();
        }
        if (ready && silence >= timings.heartbeat().toNanos()) {
            commentDue = true;
            turns.run();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        turns.run();
    }

    @Override
    public void onNext(AgentEvent event) {
        events.add(event);
        turns.run();
    }

    @Override
    public void onComplete() {
        complete = true;
        turns.run();
    }

    @Override
    public void onError(Throwable problem) {
        StreamLog.brokeOff(problem);
        onComplete();
    }

    private void turn() {
        if (!over) {
            try {
                advance();
            } catch (IOException e) {
                // The reader is gone.
                closing = true;
            } catch (RuntimeException e) {
                StreamLog.brokeOff(e);
                closing = true;
            }
        }
        if (closing) {
            end();
        }
    }

    private void advance() throws IOException {
        if (writable) {
            writable = false;
            ready = true;
        }
        while (ready && !closing && writeNext()) {
            commentDue = false;
            headersSent = true;
        }
    }

    /** Whether there was anything to write. */
    private boolean writeNext() throws IOException {
        Flow.Subscription source = subscription;
        if (source != null) {
            events.refill(source);
        }
        // Looked at before the events: they all come before it.
        boolean last = complete;
        String frames = events.take();
        if (!frames.isEmpty() || !headersSent) {
            return write(frames);
        }
        if (last) {
            closing = true;
            return false;
        }
        return commentDue && write(EventFrame.COMMENT);
    }

    private boolean write(String frames) throws IOException {
        lastWrite = System.nanoTime();
        ready = frames.isEmpty() ? response.flush() : response.write(frames.getBytes(StandardCharsets.UTF_8));
        return true;
    }

    /** What comes late is dropped each time; all else happens once. */
    private void end() {
        if (!over) {
            over = true;
            response.complete();
            whenOver.accept(this);
        }
        events.clear();
        Flow.Subscription source = subscription;
        if (source != null) {
            source.cancel();
            // The container keeps the response, and all that hangs on it, until the reader has taken the last of it.
            subscription = null;
        }
    }
}
