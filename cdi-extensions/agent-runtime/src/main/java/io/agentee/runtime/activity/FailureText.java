package io.agentee.runtime.activity;

/** What is said of an exception, to models and to readers of histories. */
final class FailureText {

    private static final int MAX_LENGTH = 4_000;

    private FailureText() {}

    static String of(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }

    static String withType(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        String text = of(failure);
        return text.equals(name) ? name : name + ": " + text;
    }
}
