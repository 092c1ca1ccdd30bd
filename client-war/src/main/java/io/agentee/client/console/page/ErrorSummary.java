package io.agentee.client.console.page;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Why a form was not taken.
 *
 * @param title what was not done
 * @param lines all that is wrong
 */
public record ErrorSummary(String title, List<Line> lines) {

    /** Nothing is wrong. */
    public static final ErrorSummary NONE = new ErrorSummary("", List.of());

    public ErrorSummary {
        requireNonNull(title, "title is null");
        lines = List.copyOf(requireNonNull(lines, "lines is null"));
    }

    /** One thing is wrong, with no field in particular. */
    public static ErrorSummary of(String title, String sentence) {
        return new ErrorSummary(title, List.of(new Line("", sentence)));
    }

    public boolean isThere() {
        return !lines.isEmpty();
    }

    /** What is wrong with a field; empty when nothing is. */
    public String at(String fieldId) {
        return lines.stream()
                .filter(line -> line.fieldId().equals(fieldId))
                .map(Line::sentence)
                .findFirst()
                .orElse("");
    }

    /**
     * One thing that is wrong.
     *
     * @param fieldId the field; empty when it is about none
     * @param sentence what is wrong
     */
    public record Line(String fieldId, String sentence) {

        public Line {
            requireNonNull(fieldId, "fieldId is null");
            requireNonNull(sentence, "sentence is null");
        }
    }
}
