package io.agentee.client.console.form;

import java.util.ArrayList;
import java.util.List;

/** Says what can be typed into a field. */
final class Expectation {

    private Expectation() {}

    static String of(Shape shape) {
        if (shape instanceof Shape.Text text) {
            return of(text);
        }
        if (shape instanceof Shape.Numeric number) {
            return of(number);
        }
        return shape instanceof Shape.Raw ? "JSON" : "";
    }

    private static String of(Shape.Text text) {
        List<String> parts = new ArrayList<>();
        switch (text.format()) {
            case "date" -> parts.add("a date such as 2026-11-27");
            case "date-time" -> parts.add("a time such as 2026-11-27T06:00:00Z");
            case "time" -> parts.add("a time such as 06:00:00Z");
            case "duration" -> parts.add("a duration such as PT1H30M");
            case "email" -> parts.add("an e-mail address");
            case "uri" -> parts.add("an address such as https://example.com");
            case "uuid" -> parts.add("a UUID");
            default -> {}
        }
        if (text.minLength() > 1) {
            parts.add("at least %d characters".formatted(text.minLength()));
        }
        if (text.maxLength() < Integer.MAX_VALUE) {
            parts.add("at most %d characters".formatted(text.maxLength()));
        }
        return String.join(", ", parts);
    }

    private static String of(Shape.Numeric number) {
        List<String> parts = new ArrayList<>();
        parts.add(number.whole() ? "a whole number" : "a number");
        number.minimum().ifPresent(least -> parts.add("at least " + least));
        number.maximum().ifPresent(most -> parts.add("at most " + most));
        return String.join(", ", parts);
    }
}
