package io.agentee.runtime.transport;

import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.PiecePage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The pieces of one run. Cursors are numbers of pieces, from the first that there ever was. */
final class LocalLog {

    private static final int PAGE = 500;

    private final int maxLength;
    private final List<AnswerPiece> pieces = new ArrayList<>();
    private final List<Consumer<PiecePage>> followers = new ArrayList<>();
    private long dropped;
    private long lastWrite;

    LocalLog(int maxLength, long now) {
        this.maxLength = maxLength;
        this.lastWrite = now;
    }

    synchronized void add(AnswerPiece piece, long now) {
        pieces.add(piece);
        lastWrite = now;
        // Dropping many at once is cheaper than one each time.
        if (pieces.size() > maxLength + maxLength / 4) {
            int excess = pieces.size() - maxLength;
            pieces.subList(0, excess).clear();
            dropped += excess;
        }
        PiecePage page = new PiecePage(List.of(piece), Long.toString(dropped + pieces.size()), true);
        followers.forEach(listener -> listener.accept(page));
    }

    synchronized PiecePage page(String cursor) {
        long from = Math.max(dropped, cursor.equals(PiecePage.BEGINNING) ? 0 : Long.parseLong(cursor));
        int begin = (int) Math.min(from - dropped, pieces.size());
        int end = Math.min(begin + PAGE, pieces.size());
        return new PiecePage(pieces.subList(begin, end), Long.toString(dropped + end), end == pieces.size());
    }

    synchronized void follow(String cursor, Consumer<PiecePage> listener) {
        PiecePage page = page(cursor);
        listener.accept(page);
        while (!page.last()) {
            page = page(page.cursor());
            listener.accept(page);
        }
        followers.add(listener);
    }

    synchronized void unfollow(Consumer<PiecePage> listener) {
        followers.remove(listener);
    }

    synchronized boolean isUnusedSince(long nanos) {
        return followers.isEmpty() && lastWrite - nanos < 0;
    }
}
