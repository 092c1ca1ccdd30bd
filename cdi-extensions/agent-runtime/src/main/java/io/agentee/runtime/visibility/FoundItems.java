package io.agentee.runtime.visibility;

import io.agentee.api.run.Page;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was found for a page, in the order of the list. For one thread at a time.
 *
 * @param <T> what is listed
 */
public final class FoundItems<T> {

    private final SpanRequest<T> request;
    private final NavigableMap<ListPosition, T> found;

    public FoundItems(SpanRequest<T> request, ListDirection direction) {
        this.request = request;
        this.found = new TreeMap<>(direction.comparator());
    }

    /** Takes what stands behind the page before; what is found again counts once. */
    public void add(Stream<Map.Entry<ListPosition, T>> items) {
        items.filter(item -> isBehindPageBefore(item.getKey()))
                .forEach(item -> found.put(item.getKey(), item.getValue()));
    }

    private boolean isBehindPageBefore(ListPosition position) {
        return request.after()
                .map(last -> found.comparator().compare(last, position) < 0)
                .orElse(true);
    }

    /** How many items the page still lacks; negative when there is one for the next page, too. */
    int missing() {
        return request.limit() - found.size();
    }

    /** The page. */
    public Page<T> page() {
        List<Map.Entry<ListPosition, T>> shown =
                found.entrySet().stream().limit(request.limit()).toList();
        Optional<String> next = missing() < 0
                ? Optional.of(shown.get(shown.size() - 1).getKey().cursor(request.identity()))
                : Optional.empty();
        return new Page<>(shown.stream().map(Map.Entry::getValue).toList(), next);
    }
}
