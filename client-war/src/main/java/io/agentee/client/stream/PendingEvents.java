package io.agentee.client.stream;

import static java.util.Objects.requireNonNull;

import io.agentee.api.event.AgentEvent;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.function.UnaryOperator;

/** The events of a watcher that came and are not written yet: never more than {@link #WINDOW}. */
final class PendingEvents {

    /** How many events may be ahead of what was written. */
    static final int WINDOW = 32;

    /** How many characters are enough for one write. */
    private static final int ENOUGH = 16 * 1024;

    private final UnaryOperator<AgentEvent> view;
    private final Queue<AgentEvent> events = new ConcurrentLinkedQueue<>();
    private int room = WINDOW;

    /**
     * @param view how the watcher sees events
     */
    PendingEvents(UnaryOperator<AgentEvent> view) {
        this.view = view;
    }

    /** Can be called while the others are; those are called one at a time. */
    void add(AgentEvent event) {
        events.add(requireNonNull(event, "event is null"));
    }

    /** Asks for as many events as there is room for: to be called when all that was taken is written. */
    void refill(Flow.Subscription source) {
        if (room > 0) {
            int count = room;
            // First, because the source may deliver at once.
            room = 0;
            source.request(count);
        }
    }

    /** Takes out as much as makes one write; empty when there is nothing. */
    String take() {
        StringBuilder frames = new StringBuilder();
        while (frames.length() < ENOUGH) {
            AgentEvent event = events.poll();
            if (event == null) {
                break;
            }
            room++;
            frames.append(EventFrame.of(view.apply(event)));
        }
        return frames.toString();
    }

    void clear() {
        events.clear();
    }
}
