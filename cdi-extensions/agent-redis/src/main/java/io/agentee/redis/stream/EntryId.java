package io.agentee.redis.stream;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redisson.api.stream.StreamMessageId;

/**
 * The id of an entry of a stream; as text it is the cursor of a page.
 *
 * @param millis when it was added, by Redis' clock
 * @param sequence which one of that millisecond
 */
record EntryId(long millis, long sequence) implements Comparable<EntryId> {

    /** Before all entries. */
    static final EntryId BEGINNING = new EntryId(0, 0);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
    private static final Comparator<EntryId> ORDER =
            Comparator.comparingLong(EntryId::millis).thenComparingLong(EntryId::sequence);

    /** The id that is a cursor; the beginning if the cursor is none of ours, but perhaps of another transport. */
    static EntryId ofCursor(String cursor) {
        Matcher parts = TEXT.matcher(cursor);
        return parts.matches()
                ? new EntryId(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)))
                : BEGINNING;
    }

    static EntryId of(StreamMessageId id) {
        return new EntryId(id.getId0(), id.getId1());
    }

    @Override
    public int compareTo(EntryId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return millis + "-" + sequence;
    }
}
