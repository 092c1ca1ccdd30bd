package io.agentee.api.run;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param items what is on it
 * @param nextCursor where the next page begins; absent on the last one
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, Optional<String> nextCursor) {

    public Page {
        requireNonNull(items, "items is null");
        requireNonNull(nextCursor, "nextCursor is null");
        items = List.copyOf(items);
    }
}
