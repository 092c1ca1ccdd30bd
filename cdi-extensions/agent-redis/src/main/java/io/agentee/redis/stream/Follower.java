package io.agentee.redis.stream;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.PiecePage;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Somebody who follows a run, and how far that one has come. Used on the loop, but for its end. */
final class Follower implements EventTransport.Following {

    private final RunId runId;
    private final Consumer<PiecePage> listener;
    private final Consumer<Follower> onClose;
    private EntryId position;
    /** Whether Redis is known to have had the entry at the position lately. */
    private boolean settled;

    private volatile boolean closed;

    Follower(RunId runId, String cursor, Consumer<PiecePage> listener, Consumer<Follower> onClose) {
        this.runId = runId;
        this.position = EntryId.ofCursor(cursor);
        this.listener = listener;
        this.onClose = onClose;
    }

    RunId runId() {
        return runId;
    }

    EntryId position() {
        return position;
    }

    boolean isClosed() {
        return closed;
    }

    boolean needsSettling() {
        return !settled && !position.equals(EntryId.BEGINNING);
    }

    void unsettle() {
        settled = false;
    }

    void settle(boolean lost) {
        settled = true;
        position = lost ? EntryId.BEGINNING : position;
    }

    /**
     * Passes on what comes after the position.
     *
     * @param entries some of the run's entries, in order
     * @param last whether there are no more for now
     * @param pages the pages of these entries that others were given, by the index of their first entry
     */
    void take(List<Entry> entries, boolean last, Map<Integer, PiecePage> pages) {
        int first = 0;
        while (first < entries.size() && entries.get(first).id().compareTo(position) <= 0) {
            first++;
        }
        if (closed || first == entries.size()) {
            return;
        }
        position = entries.get(entries.size() - 1).id();
        PiecePage page =
                pages.computeIfAbsent(first, index -> Entry.page(entries.subList(index, entries.size()), last));
        if (!page.pieces().isEmpty()) {
            listener.accept(page);
        }
    }

    @Override
    public void close() {
        closed = true;
        onClose.accept(this);
    }
}
