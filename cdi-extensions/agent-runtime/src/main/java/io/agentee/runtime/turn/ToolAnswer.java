package io.agentee.runtime.turn;

import static java.util.Objects.requireNonNull;

/**
 * What a tool call came to.
 *
 * @param content the result, or what went wrong
 * @param error whether it tells of a failure
 * @param executed whether the tool was called at all
 */
public record ToolAnswer(String content, boolean error, boolean executed) {

    public ToolAnswer {
        requireNonNull(content, "content is null");
    }

    /** The tool's result. */
    public static ToolAnswer result(String content) {
        return new ToolAnswer(content, false, true);
    }

    /** The tool was called and failed. */
    public static ToolAnswer failed(String content) {
        return new ToolAnswer(content, true, true);
    }

    /** The tool was not called. */
    public static ToolAnswer refused(String content) {
        return new ToolAnswer(content, true, false);
    }

    /** What a model is told when nobody knows whether a once-only tool took effect. */
    public static String unknownOutcome(String why) {
        return "The outcome of this call is unknown: %s. The tool may or may not have taken effect, and it was not called"
                        .formatted(why)
                + " again. Find out before you repeat it.";
    }
}
