package io.agentee.client.console.page;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the next page says about what was just done.
 *
 * @param good whether it went well
 * @param text what happened, a sentence
 * @param failures what could not be done, a sentence each, by the id of what it is about
 */
public record Flash(boolean good, String text, Map<String, String> failures) implements Serializable {

    private static final long serialVersionUID = 1L;

    public Flash {
        requireNonNull(text, "text is null");
        failures = new TreeMap<>(requireNonNull(failures, "failures is null"));
    }

    /** Something was done. */
    public static Flash done(String text) {
        return new Flash(true, text, Map.of());
    }

    /** Something was not done. */
    public static Flash failed(String text) {
        return new Flash(false, text, Map.of());
    }
}
