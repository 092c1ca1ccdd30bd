package io.agentee.runtime.visibility;

import io.temporal.common.SearchAttributeKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A query in the language of Temporal's visibility, put together from conditions that all have to hold. */
public final class VisibilityTerms {

    private final List<String> terms = new ArrayList<>();

    /** The latest executions of the workflows of one type. */
    public static VisibilityTerms workflows(String type) {
        return new VisibilityTerms()
                .and("WorkflowType = " + quoted(type))
                // The workflow goes on under the same id, as another execution.
                .and("ExecutionStatus != 'ContinuedAsNew'");
    }

    /** Adds a condition. */
    public VisibilityTerms and(String condition) {
        terms.add(condition);
        return this;
    }

    @Override
    public String toString() {
        return String.join(" AND ", terms);
    }

    /** An attribute has this value. */
    public static String equal(SearchAttributeKey<String> attribute, String value) {
        return attribute.getName() + " = " + quoted(value);
    }

    /** One of the values of an attribute is one of these. */
    public static String anyOf(SearchAttributeKey<?> attribute, Collection<String> values) {
        return attribute.getName()
                + values.stream().map(VisibilityTerms::quoted).collect(Collectors.joining(", ", " IN (", ")"));
    }

    /** A time is this or later. */
    public static String from(String attribute, Instant time) {
        return attribute + " >= " + quoted(TemporalCalendar.nearest(time).toString());
    }

    /** A time is this or earlier. */
    public static String to(String attribute, Instant time) {
        return attribute + " <= " + quoted(TemporalCalendar.nearest(time).toString());
    }

    /** A text as a literal: nothing that a caller sends can end it. */
    public static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
