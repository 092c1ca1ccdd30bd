package io.agentee.runtime.visibility;

import io.agentee.runtime.fingerprint.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/**
 * The place of an item in a list. By nature, what is earlier comes first.
 *
 * @param at the time by which runs are listed
 * @param runId the run of the item; decides between runs of the same time
 * @param within the time by which the items of one run are listed
 * @param item tells items of one run from each other; without spaces, and not empty
 */
public record ListPosition(Instant at, String runId, Instant within, String item) implements Comparable<ListPosition> {

    private static final Comparator<ListPosition> EARLIEST_FIRST = Comparator.comparing(ListPosition::at)
            .thenComparing(ListPosition::runId)
            .thenComparing(ListPosition::within)
            .thenComparing(ListPosition::item);

    private static final int PARTS = 5;

    /** The place of an item that is a run, or all there is of one. */
    public static ListPosition of(Instant at, String runId) {
        return new ListPosition(at, runId, at, "-");
    }

    @Override
    public int compareTo(ListPosition other) {
        return EARLIEST_FIRST.compare(this, other);
    }

    /**
     * The cursor that begins a page right behind this place.
     *
     * @param list what is listed and how: the cursor is of no use for any other list
     */
    public String cursor(Object list) {
        String text = "%s %s %s %s %s".formatted(digest(list), at, within, item, runId);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The position that a cursor stands for.
     *
     * @param cursor may be empty, for the first page
     * @param list what is listed and how
     * @throws IllegalArgumentException if it is none of this list
     */
    public static Optional<ListPosition> of(String cursor, Object list) {
        if (cursor.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = decoded(cursor).split(" ", PARTS);
        if (parts.length < PARTS || !parts[0].equals(digest(list))) {
            throw foreign();
        }
        try {
            return Optional.of(new ListPosition(Instant.parse(parts[1]), parts[4], Instant.parse(parts[2]), parts[3]));
        } catch (DateTimeException malformed) {
            throw foreign();
        }
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw foreign();
        }
    }

    private static IllegalArgumentException foreign() {
        return new IllegalArgumentException("cursor is not from this list; begin without one");
    }

    private static String digest(Object list) {
        return CanonicalJson.digest(list).substring("sha256:".length(), "sha256:".length() + 16);
    }
}
