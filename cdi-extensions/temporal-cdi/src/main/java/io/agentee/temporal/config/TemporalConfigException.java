package io.agentee.temporal.config;

import static io.agentee.temporal.TemporalMessages.MESSAGES;

import java.util.List;

/** The configuration cannot be used. It names every problem, not only the first. */
public class TemporalConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    /**
     * Creates the exception.
     *
     * @param problems each problem, with its message id
     */
    public TemporalConfigException(List<String> problems) {
        super(MESSAGES.badConfiguration(String.join(System.lineSeparator(), problems)));
        this.problems = List.copyOf(problems);
    }

    /**
     * Each problem, with its message id.
     *
     * @return the problems, in the order of the keys
     */
    public List<String> problems() {
        return problems;
    }
}
