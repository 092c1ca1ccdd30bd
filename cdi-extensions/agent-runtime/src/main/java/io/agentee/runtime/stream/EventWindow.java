package io.agentee.runtime.stream;

import io.agentee.runtime.event.EventPosition;
import io.agentee.runtime.event.PositionedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The latest events of a run, as many as fit. Not safe for use by many threads. */
final class EventWindow {

    private final int maxBytes;
    private final List<PositionedEvent> events = new ArrayList<>();
    private EventPosition floor = EventPosition.BEGINNING;
    private long dropped;
    private long bytes;

    /**
     * @param maxBytes about how many bytes the events may take, see {@link PositionedEvent#size}
     */
    EventWindow(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(List<PositionedEvent> more) {
        events.addAll(more);
        more.forEach(event -> bytes += event.size());
        if (bytes > maxBytes) {
            dropHalf();
        }
    }

    /** Dropping many at once is cheaper than one each time. */
    private void dropHalf() {
        int count = 0;
        while (bytes > maxBytes / 2 && count < events.size()) {
            bytes -= events.get(count).size();
            count++;
        }
        if (count > 0) {
            floor = events.get(count - 1).position();
            events.subList(0, count).clear();
            dropped += count;
        }
    }

    /** The number from which whoever stands at this position can read on; empty when events after it were dropped. */
    Optional<Long> numberAfter(EventPosition position) {
        return floor.isSeenFrom(position) ? Optional.of(dropped) : Optional.empty();
    }

    /** Whether the event of this number, and all after it, are here or still to come. */
    boolean reaches(long number) {
        return number >= dropped;
    }

    /** The events from this number on, at most so many. */
    List<PositionedEvent> from(long number, int limit) {
        int begin = (int) Math.min(number - dropped, events.size());
        return List.copyOf(events.subList(begin, Math.min(begin + limit, events.size())));
    }
}
