package io.agentee.api.tool;

/** The arguments of a tool call are wrong; the message tells the model which, and what is allowed. Never retried. */
public class ToolArgumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ToolArgumentException(String message) {
        super(message);
    }
}
