package io.agentee.runtime.client;

import io.agentee.api.run.RunFilter;
import io.agentee.runtime.fingerprint.CanonicalJson;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.TemporalCalls;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where a page of a list ends: right after this run.
 *
 * @param startedAt when Temporal started its execution
 * @param runId its id
 */
record ListPosition(Instant startedAt, String runId) implements Comparable<ListPosition> {

    /** Newest first; the ids decide between runs of the same instant. */
    private static final Comparator<ListPosition> NEWEST_FIRST = Comparator.comparing(ListPosition::startedAt)
            .thenComparing(ListPosition::runId)
            .reversed();

    private static final int PARTS = 3;

    /** Where this run stands. */
    static ListPosition of(DescribedRun run) {
        return new ListPosition(
                TemporalCalls.instant(run.info().getStartTime()), run.runId().value());
    }

    @Override
    public int compareTo(ListPosition other) {
        return NEWEST_FIRST.compare(this, other);
    }

    /** The cursor that begins the next page of this list, and of no other. */
    String cursor(RunFilter filter) {
        String text = "%s %s %s".formatted(digest(filter), startedAt, runId);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The position that a cursor stands for.
     *
     * @param cursor may be empty, for the first page
     * @throws IllegalArgumentException if it is none of this list
     */
    static Optional<ListPosition> of(String cursor, RunFilter filter) {
        if (cursor.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = decoded(cursor).split(" ", PARTS);
        if (parts.length < PARTS || !parts[0].equals(digest(filter))) {
            throw foreign();
        }
        try {
            return Optional.of(new ListPosition(Instant.parse(parts[1]), parts[2]));
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

    private static String digest(RunFilter filter) {
        return CanonicalJson.digest(filter).substring("sha256:".length(), "sha256:".length() + 16);
    }
}
