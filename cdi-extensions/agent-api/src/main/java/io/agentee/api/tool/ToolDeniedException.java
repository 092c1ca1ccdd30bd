package io.agentee.api.tool;

/**
 * The call is not permitted; the message tells the model why. Never retried, as wrong arguments are not: trying again
 * would not help, whatever the effect of the tool.
 */
public class ToolDeniedException extends ToolArgumentException {

    private static final long serialVersionUID = 1L;

    public ToolDeniedException(String message) {
        super(message);
    }
}
