package io.agentee.runtime.visibility;

import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A list that is fetched span by span.
 *
 * @param <T> what is listed
 */
public interface SpannedList<T> {

    /** Finds the executions that have items in this span, in the language of Temporal's visibility. */
    String query(ListSpan span);

    /** Counts them, or about as many. */
    default String countQuery(ListSpan span) {
        return query(span);
    }

    /** The items of an execution that are wanted, with their places. */
    Stream<Map.Entry<ListPosition, T>> items(WorkflowExecutionInfo execution);
}
