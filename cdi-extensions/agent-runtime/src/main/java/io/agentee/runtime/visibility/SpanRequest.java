package io.agentee.runtime.visibility;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A page to be cut from a list.
 *
 * @param list the list
 * @param identity tells it from other lists, for cursors
 * @param limit how many items, 1 to 200
 * @param after behind which place; at the beginning when empty
 * @param <T> what is listed
 */
public record SpanRequest<T>(SpannedList<T> list, Object identity, int limit, Optional<ListPosition> after) {

    private static final int LARGEST_PAGE = 200;

    public SpanRequest {
        requireNonNull(list, "list is null");
        requireNonNull(identity, "identity is null");
        requireNonNull(after, "after is null");
        requireLimit(limit);
    }

    /**
     * Refuses pages that nobody can read.
     *
     * @throws IllegalArgumentException if no page may have so many items
     */
    public static void requireLimit(int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to %d, not %d".formatted(LARGEST_PAGE, limit));
        }
    }
}
